package org.tautband.evidence;

import java.util.List;

/**
 * What of a module rests on which row. Every module that shows rows tells it in a component of its
 * own; the evidence store knows none of them.
 */
public interface Uses {
  /** All of them, as they are now. */
  List<Use> all();
}
