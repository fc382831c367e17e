package org.tautband.atlas;

import java.util.List;
import org.tautband.evidence.Content;
import org.tautband.evidence.Source;
import org.tautband.evidence.Status;

/**
 * How something of the atlas came to be known.
 *
 * @param sources what a reader can look up; empty where it is only recalled
 */
public record HowRead(Status status, List<Source> sources) {
  public HowRead {
    sources = List.copyOf(sources);
  }

  static HowRead of(Content content, Status status, List<String> sourceKeys) {
    return new HowRead(status, content.citable(sourceKeys));
  }

  /** Nobody has looked it up: shown with its mark, never as a rule or a fact. */
  public boolean awaits() {
    return status == Status.RECALLED;
  }

  /** The same sources for something beside it that is only recalled. */
  HowRead recalled() {
    return new HowRead(Status.RECALLED, sources);
  }
}
