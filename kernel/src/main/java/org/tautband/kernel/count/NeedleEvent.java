package org.tautband.kernel.count;

import java.util.UUID;

/**
 * Something that was recorded in a session. Events are appended, never edited; the id makes the
 * same event, sent twice, one event.
 */
public sealed interface NeedleEvent {
  UUID id();

  Stamp made();

  Receipt received();

  /**
   * Something happened to a needle.
   *
   * @param needle its number in the session, from 1
   * @param site where, in words; empty when the kind has no place
   */
  record OfNeedle(UUID id, Stamp made, Receipt received, int needle, Kind kind, String site)
      implements NeedleEvent {
    public OfNeedle {
      if (needle < 1) throw new IllegalArgumentException("needles are numbered from 1");
    }
  }

  /**
   * Takes another event back. The other stays in the record and no longer counts. An undo cannot be
   * undone: what was right after all is recorded again.
   */
  record Undo(UUID id, Stamp made, Receipt received, UUID undone) implements NeedleEvent {}

  /** The patient says stop: no insertion until the patient agrees again. */
  record PatientSaysStop(UUID id, Stamp made, Receipt received) implements NeedleEvent {}

  /** The patient agrees again. */
  record PatientAgrees(UUID id, Stamp made, Receipt received) implements NeedleEvent {}

  /**
   * A person looked, counted and gives up on the entries a device still holds. It holds only if the
   * person's count agrees with the events known by then, and only for entries up to the last one
   * known by then.
   *
   * @param lost the device that will not send what it holds
   * @param countedInPatient needles the person counted in the patient
   */
  record DeviceLost(UUID id, Stamp made, Receipt received, UUID lost, int countedInPatient)
      implements NeedleEvent {
    public DeviceLost {
      if (countedInPatient < 0) throw new IllegalArgumentException("a count is 0 or more");
    }
  }
}
