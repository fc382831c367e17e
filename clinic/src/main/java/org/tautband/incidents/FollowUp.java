package org.tautband.incidents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of looking after an incident. It is looked after from its first telling until a step
 * closes it, and again when a later step opens it.
 *
 * @param number 1 for the first step of an incident
 * @param outcome how the patient is then; null when nothing was said about it
 * @param nextOn when somebody looks again; null when no day was set, and always when it closes
 */
public record FollowUp(
    UUID id,
    UUID incidentId,
    UUID patientId,
    int number,
    Kind kind,
    String words,
    @Nullable Outcome outcome,
    @Nullable LocalDate nextOn,
    Incident.Recorded recorded) {
  public FollowUp {
    words = words.strip();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a follow-up says what was found or done");
    }
    if (kind == Kind.CLOSED && nextOn != null) {
      throw new IllegalArgumentException("what is closed is not looked at again");
    }
  }

  /** What became of the follow-up. */
  public enum Kind {
    GOES_ON("it goes on"),
    CLOSED("closed"),
    REOPENED("opened again");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /** Whether somebody still has to look after it; the steps in order. */
  public static boolean isOpen(List<FollowUp> steps) {
    return steps.isEmpty() || steps.getLast().kind() != Kind.CLOSED;
  }

  /** How the patient was when somebody last said so. */
  public static Optional<Outcome> outcome(List<FollowUp> steps) {
    return steps.reversed().stream()
        .flatMap(s -> Optional.ofNullable(s.outcome()).stream())
        .findFirst();
  }

  /** What came of the wish to add a step. */
  public sealed interface Added {
    record Kept(FollowUp step) implements Added {}

    /** Somebody added one meanwhile; nothing was kept. */
    record Stale(FollowUp newest) implements Added {}
  }
}
