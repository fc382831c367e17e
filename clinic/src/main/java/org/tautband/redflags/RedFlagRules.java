package org.tautband.redflags;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.QuestionGroup;
import org.tautband.evidence.QuestionGroups;
import org.tautband.evidence.Reason;
import org.tautband.evidence.RedFlag;
import org.tautband.redflags.RedFlagAnswer.Answer;

/** Which red-flag questions fit, how they stand, and what they say against needling. */
final class RedFlagRules {
  /**
   * Answers older than this are asked again. Our proposal, no source read: a clinician must set it.
   */
  static final Duration FRESH_FOR = Duration.ofDays(30);

  private RedFlagRules() {}

  /** How one question stands. */
  sealed interface Standing {
    RedFlag flag();

    /** Not asked, or too long ago. */
    record Unanswered(RedFlag flag) implements Standing {}

    /** No, or "none of these". */
    record Absent(RedFlag flag, RedFlagRound round, RedFlagAnswer answer) implements Standing {}

    /**
     * Yes or unsure.
     *
     * @param cleared the clinician's words on it, null while there are none
     */
    record Raised(
        RedFlag flag, RedFlagRound round, RedFlagAnswer answer, @Nullable FlagCleared cleared)
        implements Standing {}
  }

  /**
   * The questions that fit these places and this person. Questions tied to a condition are left out
   * only where age alone rules it out; whatever else the condition is, the question names it
   * itself.
   *
   * @param ageYears completed years
   */
  static List<RedFlag> fitting(Content content, Set<Place> places, int ageYears) {
    return content.redFlags().stream()
        .filter(
            flag ->
                flag.bodyGroups().isEmpty()
                    || places.stream().anyMatch(place -> flag.fits(place.bodyGroup())))
        .filter(flag -> flag.when() != RedFlag.When.CONDITION || mayBeMet(flag, ageYears))
        .toList();
  }

  private static boolean mayBeMet(RedFlag flag, int ageYears) {
    return switch (flag.condition()) {
      case "younger than 18", "age about 8 to 16" -> ageYears < 18;
      default -> true;
    };
  }

  /** The patient's questions in groups of at most eight, then the clinician's. */
  static List<QuestionGroup<RedFlag>> grouped(List<RedFlag> flags, AskedOf askedOf) {
    return QuestionGroups.pack(
        flags.stream().filter(flag -> flag.askedOf() == askedOf).toList(), RedFlagRules::topic);
  }

  private static String topic(RedFlag flag) {
    return switch (flag.causeClass()) {
      case "cauda_equina" -> "Bladder, bowel and saddle";
      case "root_or_cord" -> "Nerves and spinal cord";
      case "tumour" -> "Growths";
      case "fracture" -> "Bones";
      case "infection" -> "Infection";
      case "inflammatory" -> "Inflammation";
      case "vascular" -> "Blood vessels";
      case "cardiac" -> "Heart";
      case "thrombosis" -> "Clots and breath";
      case "needling_harm" -> "After needling";
      case "neurological" -> "Head and brain";
      case "visceral" -> "Inner organs";
      default -> "Other causes";
    };
  }

  /**
   * How each fitting question stands: the newest answer counts, but a no does not take back a yes
   * or unsure that no clinician has written on.
   *
   * @param rounds newest first
   */
  static List<Standing> standing(
      List<RedFlag> fitting, List<RedFlagRound> rounds, List<FlagCleared> cleared, Instant at) {
    List<Standing> standing = new ArrayList<>();
    for (RedFlag flag : fitting) {
      standing.add(standing(flag, rounds, cleared, at));
    }
    return standing;
  }

  private static Standing standing(
      RedFlag flag, List<RedFlagRound> rounds, List<FlagCleared> cleared, Instant at) {
    Standing newest = null;
    for (RedFlagRound round : rounds) {
      for (RedFlagAnswer answer : round.answers()) {
        if (!answer.questionId().equals(flag.questionId())) continue;
        Standing said = said(flag, round, answer, cleared, at);
        if (said instanceof Standing.Raised raised && raised.cleared() == null) return raised;
        if (newest == null) newest = said;
        // Words that were written settle what was said before them.
        if (answer.answer().raises()) return newest;
      }
    }
    return newest == null ? new Standing.Unanswered(flag) : newest;
  }

  private static Standing said(
      RedFlag flag,
      RedFlagRound round,
      RedFlagAnswer answer,
      List<FlagCleared> cleared,
      Instant at) {
    boolean old = round.at().plus(FRESH_FOR).isBefore(at);
    if (!answer.answer().raises()) {
      return old ? new Standing.Unanswered(flag) : new Standing.Absent(flag, round, answer);
    }
    FlagCleared words =
        cleared.stream()
            .filter(c -> c.roundId().equals(round.id()))
            .filter(c -> c.questionId().equals(flag.questionId()))
            .findFirst()
            .orElse(null);
    // Words on it hold no longer than a no; a yes without words never wears off.
    return words != null && old
        ? new Standing.Unanswered(flag)
        : new Standing.Raised(flag, round, answer, words);
  }

  /** Why needling may not start; nothing lifts unanswered questions. */
  static List<Reason> reasons(UUID patientId, UUID episodeId, List<Standing> standing) {
    String page = "/patients/" + patientId + "/episodes/" + episodeId + "/red-flags";
    List<Reason> reasons = new ArrayList<>();
    long unanswered = standing.stream().filter(Standing.Unanswered.class::isInstance).count();
    if (unanswered > 0) {
      reasons.add(
          new Reason(
              "red-flags-unanswered",
              unanswered
                  + (unanswered == 1
                      ? " red-flag question for these places is not answered. Ask it."
                      : " red-flag questions for these places are not answered. Ask them."),
              page,
              "Ask the red-flag questions",
              "Red flags are asked before any needling, again after "
                  + FRESH_FOR.toDays()
                  + " days; nothing lifts a question that is not answered.",
              List.of("OWN")));
    }
    for (Standing one : standing) {
      if (one instanceof Standing.Raised raised && raised.cleared() == null) {
        reasons.add(reason(page, raised));
      }
    }
    return reasons;
  }

  private static Reason reason(String page, Standing.Raised raised) {
    RedFlag flag = raised.flag();
    String said = raised.answer().answer() == Answer.YES ? "Yes" : "Unsure";
    return new Reason(
        "red-flag-raised",
        said
            + " to: "
            + flag.ask()
            + " It may mean: "
            + flag.mayMean()
            + ". "
            + flag.step().inWords()
            + ". Write what was examined, who was told and why needling is still right.",
        page + "#raised-" + flag.questionId(),
        "Write what you did",
        flag.why().isEmpty()
            ? "A yes or unsure stands against needling until a clinician has written on it."
            : flag.why()
                + ". A yes or unsure stands against needling until a clinician has written on it.",
        flag.sourceKeys());
  }
}
