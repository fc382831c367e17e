package org.tautband.evidence;

import java.util.List;
import org.tautband.access.Actor;

/** Texts have to be read again: one entry for each place that had none open before. */
public record RereadsOpened(List<Reread> places, Actor by) {
  public RereadsOpened {
    places = List.copyOf(places);
  }
}
