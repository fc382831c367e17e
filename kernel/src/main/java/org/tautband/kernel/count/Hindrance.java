package org.tautband.kernel.count;

import java.util.UUID;

/** Why a session may not be signed yet. */
public sealed interface Hindrance {
  /** An opened needle is neither in the sharps box nor in a state an incident could explain. */
  record NotInSharps(int needle, Whereabouts at) implements Hindrance {}

  /** The needle is lost, broken or stays in, and no incident explains it. */
  record NoIncident(int needle, Whereabouts at) implements Hindrance {}

  /** Entries about this needle contradict each other: a person has to look. */
  record RecountRequired(int needle) implements Hindrance {}

  /** The needle's number was given to none or to several needles. */
  record OpenedNotOnce(int needle, int openings) implements Hindrance {}

  /** Entries {@code first} to {@code last} of a device have not arrived. */
  record EntriesMissing(UUID device, long first, long last) implements Hindrance {}

  /** An undo names an entry that has not arrived. */
  record UndoOfUnknown(UUID undo) implements Hindrance {}

  /** What the person counted is not what the record says. */
  record CountDisagrees(OwnCount counted, OwnCount recorded) implements Hindrance {}
}
