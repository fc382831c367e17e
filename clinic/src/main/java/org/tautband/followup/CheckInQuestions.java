package org.tautband.followup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.clinics.Clinic;
import org.tautband.evidence.CheckinAnswer;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.evidence.Content;

/**
 * What a patient may tick, from {@code checkin_answers.csv}: a short list first, the whole one
 * grouped. Only what fits the body groups that were needled. Words that send somebody to help are
 * shown while unreviewed; those that only calm are not.
 */
@Component
public class CheckInQuestions {
  /**
   * Breathing and chest, whatever else frightens, soreness, and nothing: the rest is one tap on.
   */
  private static final List<String> FIRST =
      List.of("CK001", "CK002", "CK040", "CK041", "CK042", "CK049");

  private static final Map<String, List<String>> AREAS = areas();
  private static final String REST = "Anything else";

  private final Content content;

  CheckInQuestions(Content content) {
    this.content = content;
  }

  /** Answers that belong together. */
  public record Area(String name, List<CheckinAnswer> answers) {}

  /** The short list, and the rest of the whole one. */
  public record Asked(List<CheckinAnswer> first, List<Area> more) {}

  /**
   * What is asked after needles in these body groups.
   *
   * @param bodyGroups empty: not known, so everything is asked
   */
  public Asked about(Collection<String> bodyGroups) {
    var fitting = fitting(bodyGroups);
    var first =
        FIRST.stream().flatMap(id -> fitting.stream().filter(row -> row.id().equals(id))).toList();
    var left = new ArrayList<>(fitting);
    left.removeAll(first);
    var more = new ArrayList<Area>();
    AREAS.forEach(
        (name, ids) -> {
          var here = left.stream().filter(row -> ids.contains(row.id())).toList();
          left.removeAll(here);
          if (!here.isEmpty()) more.add(new Area(name, here));
        });
    if (!left.isEmpty()) more.add(new Area(REST, List.copyOf(left)));
    return new Asked(first, List.copyOf(more));
  }

  List<CheckinAnswer> fitting(Collection<String> bodyGroups) {
    return content.checkinAnswers().stream()
        .filter(row -> bodyGroups.isEmpty() || bodyGroups.stream().anyMatch(row::appliesTo))
        .filter(row -> row.tier() != Tier.AS_EXPECTED || row.status().mayBeStated())
        .toList();
  }

  /** Everything of one tier, for a page that knows no session. */
  public List<CheckinAnswer> ofTier(Tier tier) {
    return fitting(Set.of()).stream().filter(row -> row.tier() == tier).toList();
  }

  /** What the patient is told, with the clinic's numbers in it. */
  static String told(CheckinAnswer row, Clinic clinic) {
    return row.tell()
        .replace("{emergency_number}", clinic.emergencyNumber())
        .replace("{clinic_phone}", clinic.phone());
  }

  private static Map<String, List<String>> areas() {
    var areas = new LinkedHashMap<String, List<String>>();
    areas.put("Breathing, chest and heart", List.of("CK003", "CK004", "CK005", "CK006", "CK007"));
    areas.put(
        "Head, sight, speech and fainting",
        List.of("CK014", "CK015", "CK016", "CK030", "CK031", "CK032", "CK046", "CK047"));
    areas.put(
        "Weak, numb, or sudden strong pain",
        List.of("CK011", "CK012", "CK013", "CK021", "CK026", "CK027", "CK028", "CK039", "CK045"));
    areas.put(
        "Skin, swelling and bleeding",
        List.of(
            "CK009", "CK010", "CK017", "CK020", "CK022", "CK023", "CK024", "CK025", "CK029",
            "CK038", "CK043"));
    areas.put("Fever and feeling ill", List.of("CK008", "CK018", "CK019", "CK044"));
    areas.put("Belly, pee and pregnancy", List.of("CK033", "CK034", "CK035", "CK036", "CK037"));
    areas.put("As hoped", List.of("CK048"));
    return areas;
  }
}
