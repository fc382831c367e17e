package org.tautband.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;

/** {@code name_searches.csv} decides: the right person among the first three, from the table. */
class NameSearchTest extends ClinicTest {
  private static final List<Map<String, String>> PEOPLE = TestCsv.read("/patients/people.csv");

  @Autowired Patients patients;

  @Test
  void theRightPersonIsAmongTheFirstThree() {
    var keyOf = new TreeMap<String, String>();
    clinic.as(
        clinic.frontDesk(),
        () -> {
          PEOPLE.forEach(
              row ->
                  keyOf.put(
                      patients.register(identity(row), Ids.next()).id().toString(),
                      row.get("key")));
          TestPeople.crowd(300, 7).forEach(i -> patients.register(i, Ids.next()));
          return null;
        });
    var missed = new ArrayList<String>();
    var searches = TestCsv.read("/patients/name_searches.csv");
    for (var search : searches) {
      var found =
          clinic.as(clinic.frontDesk(), () -> patients.search(search.get("typed"))).stream()
              .map(p -> keyOf.getOrDefault(p.id().toString(), p.displayName()))
              .toList();
      if (!found.stream().limit(3).toList().contains(search.get("expected"))) {
        missed.add(search + " found " + found);
      }
    }
    assertThat(searches).hasSizeGreaterThanOrEqualTo(40);
    assertThat(missed).isEmpty();
  }

  private static Identity identity(Map<String, String> row) {
    var names = new ArrayList<PersonName>();
    names.add(new PersonName(PersonName.Use.OFFICIAL, row.get("given"), row.get("family")));
    if (!row.get("other_given").isEmpty()) {
      names.add(new PersonName(PersonName.Use.PREFERRED, row.get("other_given"), ""));
    }
    if (!row.get("other_family").isEmpty()) {
      names.add(new PersonName(PersonName.Use.BIRTH, row.get("given"), row.get("other_family")));
    }
    return TestPeople.person(
        names, row.get("birth"), Sex.UNKNOWN, row.get("phone"), row.get("identifier"));
  }
}
