package org.tautband.shell.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.patients.Address;
import org.tautband.patients.Contact;
import org.tautband.patients.Identity;
import org.tautband.patients.PersonName;
import org.tautband.patients.Sex;

/** People of the demonstration who are not in the house today, and get mail. */
enum DemoAway {
  IRIS("Iris", "Przykład", 1979, Sex.FEMALE, "neck"),
  NOOR("Noor", "Voorbeeld", 1991, Sex.FEMALE, "thorax-back"),
  PIET("Piet", "Zmyślony", 1972, Sex.MALE, "shoulder");

  private final String given;
  private final String family;
  private final int born;
  private final Sex sex;
  private final Place place;

  DemoAway(String given, String family, int born, Sex sex, String bodyGroup) {
    this.given = given;
    this.family = family;
    this.born = born;
    this.sex = sex;
    this.place = new Place(bodyGroup, Side.RIGHT);
  }

  Place place() {
    return place;
  }

  String fullName() {
    return given + " " + family;
  }

  Identity identity() {
    return new Identity(
        List.of(new PersonName(PersonName.Use.OFFICIAL, given, family)),
        LocalDate.of(born, 5, 5),
        sex,
        "",
        List.of(),
        List.of(new Contact(Contact.Kind.EMAIL, name().toLowerCase(Locale.ROOT) + "@example.org")),
        Address.NONE,
        null,
        "en",
        false,
        null,
        null);
  }
}
