package org.tautband.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tautband.evidence.Content;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Precaution;
import org.tautband.evidence.Question;
import org.tautband.evidence.Source;

/**
 * What to tell the physiotherapist after a yes or an unsure: never whether needling may be done.
 *
 * @param ask the question as it was asked
 * @param unsure answered "not sure"
 * @param reasons conditions as published; empty while all of them await review
 */
public record Told(
    String questionId, String ask, boolean unsure, String words, List<Reason> reasons) {
  public Told {
    reasons = List.copyOf(reasons);
  }

  /** A published reason, and where it was read. */
  public record Reason(String condition, List<Source> sources) {
    public Reason {
      sources = List.copyOf(sources);
    }
  }

  /** For every health question answered yes or not sure, the strictest first. */
  public static List<Told> all(Answers answers, Asked asked, Content content) {
    record Strict(Outcome outcome, Told told) {}
    var all = new ArrayList<Strict>();
    for (var group : asked.health()) {
      for (var question : group.questions()) {
        String said = answers.get("h." + question.id());
        if (said.equals("yes") || said.equals("unsure")) {
          var told = of(question, said.equals("unsure"), content);
          all.add(new Strict(strictest(question), told));
        }
      }
    }
    return all.stream()
        .sorted(Comparator.comparing(Strict::outcome).reversed())
        .map(Strict::told)
        .toList();
  }

  private static Told of(Question question, boolean unsure, Content content) {
    var reasons =
        question.precautions().stream()
            .filter(p -> p.status().mayBeStated() && !p.unsourced())
            .map(p -> new Reason(p.condition(), content.citable(p.sourceKeys())))
            .toList();
    String words = reasons.isEmpty() ? ASK_THEM : words(strictestRead(question));
    return new Told(question.id(), question.ask(), unsure, words, reasons);
  }

  private static final String ASK_THEM = "They will ask you more about it.";

  private static Outcome strictest(Question question) {
    return question.precautions().stream()
        .map(Precaution::outcome)
        .max(Comparator.naturalOrder())
        .orElse(Outcome.ASK_FURTHER);
  }

  /** Only of rows that were read: an outcome that was recalled is no rule yet. */
  private static Outcome strictestRead(Question question) {
    return question.precautions().stream()
        .filter(p -> p.status().mayBeStated() && !p.unsourced())
        .map(Precaution::outcome)
        .max(Comparator.naturalOrder())
        .orElse(Outcome.ASK_FURTHER);
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case ASK_FURTHER -> ASK_THEM;
      case CAUTION -> "It asks for more care. Talk about how.";
      case AVOID_SITE -> "It is about a place on your body. Show where.";
      case DEFER -> "It may be a reason to wait. Ask until when.";
      case MEDICAL_CLEARANCE -> "A doctor’s answer comes first. Bring it along.";
      case DO_NOT_NEEDLE -> "Care without needles comes first. Ask about it.";
    };
  }
}
