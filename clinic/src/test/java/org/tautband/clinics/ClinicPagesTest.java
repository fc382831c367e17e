package org.tautband.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;

class ClinicPagesTest extends ClinicTest {
  @Autowired Clinics clinics;
  private Visitor manager;

  @BeforeEach
  void signIn() {
    manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
  }

  private static Map<String, String> park() {
    var fields = new HashMap<String, String>();
    fields.putAll(
        Map.of(
            "name", "Clinic at the Park",
            "emergency", "112",
            "phone", "+49 30 5550100",
            "zone", "Europe/Berlin",
            "language", "en-GB",
            "hours.MONDAY", "08:00-12:00, 13:00-18:00",
            "submission", Ids.next().toString()));
    fields.putAll(Map.of("fresh", "90", "needle", "30", "age", "18", "idle", "5", "again", "yes"));
    return fields;
  }

  private Visitor.Answer open(Map<String, String> fields) {
    return manager.post("/settings/clinics/new", "/settings/clinics", fields);
  }

  @Test
  void aClinicIsOpenedChangedAndGetsRooms() {
    var fields = park();
    var opened = open(fields);
    assertThat(opened.status()).isEqualTo(302);
    assertThat(open(fields).location()).isEqualTo(opened.location());
    var path = opened.location().replaceAll("^.*?(/settings/clinics/[^?]+).*", "$1");
    fields.put("version", "1");
    fields.put("needle", "20");
    assertThat(manager.post(path, path, fields).status()).isEqualTo(302);
    fields.put("phone", "030 1");
    var conflict = manager.post(path, path, fields);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(Jsoup.parse(conflict.body()).select("[name=phone]").attr("value"))
        .isEqualTo("030 1");
    assertThat(manager.post(path, path + "/rooms", Map.of("room", "Room 1")).status())
        .isEqualTo(302);
    assertThat(manager.post(path, path + "/rooms", Map.of("room", "Room 1")).body())
        .contains("has a room of this name");
    clinic.as(
        clinic.manager(),
        () -> {
          var only = clinics.all().getFirst();
          assertThat(clinics.all()).hasSize(1);
          assertThat(only.policy().needleMaxMinutes()).isEqualTo(20);
          assertThat(only.openingHours().inWords())
              .isEqualTo("Monday 08:00 to 12:00 and 13:00 to 18:00");
          assertThat(clinics.rooms(only.id())).extracting(Room::name).containsExactly("Room 1");
          return null;
        });
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "name,'',is missing",
    "emergency,none,has no digits",
    "zone,Mars/Base,time zone",
    "language,english please,short tag",
    "needle,0,from 1 to 120",
    "needle,soon,whole number",
    "fresh,366,from 1 to 365",
    "hours.MONDAY,18:00-08:00,end is after the start",
    "hours.MONDAY,25:00-26:00,type hours like"
  })
  void aBadValueIsRefusedAtItsField(String field, String value, String message) {
    var fields = park();
    fields.put(field, value);
    var answer = open(fields);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).getElementById(field + "-error").text())
        .contains(message);
    assertThat(Jsoup.parse(answer.body()).select("[name=phone]").attr("value"))
        .isEqualTo("+49 30 5550100");
  }
}
