package org.tautband.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.patients.Patients;

/** What the record raises before anybody is asked. It only raises a question, it never answers. */
@Component
class RecordRaises {
  private static final int CHILD = 18;
  private static final int YOUNG = 16;
  private static final int OLDER = 60;

  private final Patients patients;

  RecordRaises(Patients patients) {
    this.patients = patients;
  }

  /** Question id to what raises it. */
  Map<String, List<Raised>> of(UUID patientId, Instant at) {
    Map<String, List<Raised>> raised = new LinkedHashMap<>();
    LocalDate birthDate = patients.get(patientId).birthDate();
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    byAge(raised, "q-child", birthDate.plusYears(CHILD).isAfter(today), birthDate);
    byAge(raised, "q-under-16", birthDate.plusYears(YOUNG).isAfter(today), birthDate);
    byAge(raised, "q-bone-thin", !birthDate.plusYears(OLDER + 1).isAfter(today), birthDate);
    return raised;
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
