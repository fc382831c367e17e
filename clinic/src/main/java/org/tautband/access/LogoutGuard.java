package org.tautband.access;

import java.util.Optional;

/** Something that must be finished before a person may sign out, such as a needle still in. */
public interface LogoutGuard {
  /** Where the unfinished work is, empty when nothing holds the person here. */
  Optional<Unfinished> unfinished(Actor actor);

  /**
   * What is unfinished.
   *
   * @param sentence what and where, as staff read it
   * @param path page on which it can be finished
   */
  record Unfinished(String sentence, String path) {}
}
