package org.tautband.needling;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tautband.clinics.Clinic;
import org.tautband.evidence.CheckinAnswer;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;

/**
 * What a patient takes home for the body groups that were needled, from {@code
 * checkin_answers.csv}. Words that send somebody to help sooner are shown while unreviewed; nothing
 * here permits anything.
 *
 * @param until lung signs are watched for at least until then: 48 hours where needling can reach
 *     the lung, else 24; published cases came later too, so the sheet says that it is no end
 */
public record AdviceSheet(
    List<Line> emergency,
    List<Line> sameDay,
    List<Line> asExpected,
    boolean lungCanBeReached,
    Instant until,
    String emergencyNumber,
    String phone,
    String openingHours,
    String contentVersion) {

  /** What the patient may notice, and what to do. */
  public record Line(String notice, String tell) {}

  static AdviceSheet of(Set<Place> places, Content content, Clinic clinic, Instant out) {
    Set<String> groups = places.stream().map(Place::bodyGroup).collect(Collectors.toSet());
    boolean lung = groups.stream().anyMatch(g -> content.bodyGroup(g).needlingCanReachPleura());
    return new AdviceSheet(
        lines(content, groups, Tier.EMERGENCY, clinic),
        lines(content, groups, Tier.SAME_DAY, clinic),
        lines(content, groups, Tier.AS_EXPECTED, clinic),
        lung,
        out.plus(lung ? 48 : 24, ChronoUnit.HOURS),
        clinic.emergencyNumber(),
        clinic.phone(),
        clinic.openingHours().inWords(),
        content.version());
  }

  private static List<Line> lines(Content content, Set<String> groups, Tier tier, Clinic clinic) {
    return content.checkinAnswers().stream()
        .filter(a -> a.tier() == tier)
        .filter(a -> groups.isEmpty() || groups.stream().anyMatch(a::appliesTo))
        .filter(a -> tier != Tier.AS_EXPECTED || a.status().mayBeStated())
        .map(a -> new Line(a.ask(), told(a, clinic)))
        .toList();
  }

  private static String told(CheckinAnswer answer, Clinic clinic) {
    return answer
        .tell()
        .replace("{emergency_number}", clinic.emergencyNumber())
        .replace("{clinic_phone}", clinic.phone());
  }
}
