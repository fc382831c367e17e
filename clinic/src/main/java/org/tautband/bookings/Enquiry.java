package org.tautband.bookings;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.RedFlag;

/**
 * A question somebody sent by the public form. It is kept as it came; who answers it, and that it
 * was answered, stands in the worklist.
 *
 * @param replyBy by when an answer was promised
 * @param clinicId the clinic they would like; null without a preference
 */
public record Enquiry(
    UUID id,
    Instant receivedAt,
    Instant replyBy,
    @Nullable UUID clinicId,
    Question question,
    Reach reach) {

  /**
   * What they want to know: clinical text.
   *
   * @param about topic of the page they came from; empty without one
   * @param from local path of that page; empty without one
   */
  public record Question(
      String words, String about, String from, List<Sign> signs, Set<Situation> situations) {
    public Question {
      signs = List.copyOf(signs);
      situations = Set.copyOf(situations);
    }

    /** The strictest step among the ticked signs. */
    public Optional<RedFlag.Step> urgency() {
      return signs.stream().map(Sign::step).max(Comparator.naturalOrder());
    }
  }

  /** How to reach them: no clinical text. */
  public record Reach(Way way, String name, String email, String phone, String times) {
    public Reach {
      if (name.isBlank() || (way == Way.EMAIL ? email : phone).isBlank()) {
        throw new IllegalArgumentException("an enquiry needs a name and a way to answer");
      }
    }
  }

  /** How they want to be answered. */
  public enum Way {
    EMAIL("E-mail"),
    CALL("Call me"),
    TEXT("Text message");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /** What both sides can say on the phone; the end of the id, which names it to people only. */
  public String reference() {
    return "E-" + id.toString().substring(30).toUpperCase(Locale.ROOT);
  }
}
