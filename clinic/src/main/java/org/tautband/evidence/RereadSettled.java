package org.tautband.evidence;

import java.util.List;
import java.util.UUID;
import org.tautband.access.Actor;

/** Somebody has read a text again; the ids are those of all that was open about it. */
public record RereadSettled(List<UUID> ids, String words, Actor by) {
  public RereadSettled {
    ids = List.copyOf(ids);
  }
}
