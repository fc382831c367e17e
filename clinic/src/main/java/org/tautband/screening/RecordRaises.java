package org.tautband.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.decide.Sent;
import org.tautband.decide.SentAnswers;
import org.tautband.history.RecordFact;
import org.tautband.history.RecordFacts;
import org.tautband.patients.Patients;

/** What the record raises before anybody is asked. It only raises a question, it never answers. */
@Component
class RecordRaises {
  private static final int CHILD = 18;
  private static final int YOUNG = 16;
  private static final int OLDER = 60;

  private final Patients patients;
  private final RecordFacts facts;
  private final SentAnswers aid;

  RecordRaises(Patients patients, RecordFacts facts, SentAnswers aid) {
    this.patients = patients;
    this.facts = facts;
    this.aid = aid;
  }

  /** Question id to what raises it. */
  Map<String, List<Raised>> of(UUID patientId, Instant at) {
    return of(patientId, birthDate(patientId), at);
  }

  /** As above, of somebody whose birth date was read already. */
  Map<String, List<Raised>> of(UUID patientId, LocalDate birthDate, Instant at) {
    Map<String, List<Raised>> raised = new LinkedHashMap<>();
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    byAge(raised, "q-child", birthDate.plusYears(CHILD).isAfter(today), birthDate);
    byAge(raised, "q-under-16", birthDate.plusYears(YOUNG).isAfter(today), birthDate);
    byAge(raised, "q-bone-thin", !birthDate.plusYears(OLDER + 1).isAfter(today), birthDate);
    for (RecordFact fact : facts.of(patientId)) {
      for (String question : fact.questionIds()) {
        raised.computeIfAbsent(question, _ -> new ArrayList<>()).add(raised(fact));
      }
    }
    aid.newestOf(patientId).ifPresent(sent -> byPatient(raised, sent));
    return raised;
  }

  /** What the patient answered at home is asked again; a no at home raises nothing. */
  private static void byPatient(Map<String, List<Raised>> raised, Sent sent) {
    LocalDate on = LocalDate.ofInstant(sent.at(), ZoneOffset.UTC);
    sent.healthRaised()
        .forEach(
            (question, said) ->
                raised
                    .computeIfAbsent(question, _ -> new ArrayList<>())
                    .add(
                        new Raised(
                            "decision-aid " + said.answer() + " " + on,
                            "Answered “" + said.answer() + "” in the decision aid",
                            "Patient, dated " + on)));
  }

  private static Raised raised(RecordFact fact) {
    LocalDate on = fact.on();
    StringJoiner origin = new StringJoiner(", ");
    origin.add(fact.kindInWords());
    origin.add(fact.origin().inWords());
    origin.add(on == null ? "without a date" : "dated " + on);
    if (fact.maybeOutdated()) {
      origin.add("may be outdated");
    }
    if (fact.awaitingReview()) {
      origin.add("found by words that await review");
    }
    // Not the age of the entry: growing older alone does not change what was asked about.
    String fingerprint = fact.kind() + " " + fact.found() + " " + fact.origin() + " " + on;
    return new Raised(fingerprint, fact.found(), origin.toString());
  }

  LocalDate birthDate(UUID patientId) {
    return patients.get(patientId).birthDate();
  }

  private static void byAge(
      Map<String, List<Raised>> raised, String question, boolean applies, LocalDate birthDate) {
    if (applies) {
      raised
          .computeIfAbsent(question, _ -> new ArrayList<>())
          .add(new Raised("birth-date " + birthDate, "Born " + birthDate, "Date of birth"));
    }
  }
}
