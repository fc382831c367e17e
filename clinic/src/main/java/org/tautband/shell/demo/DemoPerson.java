package org.tautband.shell.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tautband.patients.Address;
import org.tautband.patients.Contact;
import org.tautband.patients.Identity;
import org.tautband.patients.PersonName;
import org.tautband.patients.Sex;

/** Invented patients. The complaint of six follows a published report, in our own words. */
enum DemoPerson {
  JAN("Jan", "Voorbeeld", LocalDate.of(1975, 9, 27), Sex.MALE, "V07"),
  ANA("Ana", "Ejemplo", LocalDate.of(1990, 2, 3), Sex.FEMALE, "V14"),
  OTTO("Otto", "Beispiel", LocalDate.of(1995, 6, 12), Sex.MALE, "V16"),
  LUCA("Luca", "Esempio", LocalDate.of(1999, 8, 18), Sex.MALE, "V17"),
  ROBIN("Robin", "Sample", LocalDate.of(1968, 4, 30), Sex.OTHER, "V20"),
  ERIKA("Erika", "Exempel", LocalDate.of(2001, 1, 9), Sex.FEMALE, "V27"),
  MARTA("Marta", "Mustermann", LocalDate.of(1984, 3, 14), Sex.FEMALE, null),
  MARIA("Maria", "Mustermann", LocalDate.of(1986, 3, 15), Sex.FEMALE, null),
  /** In care at the other clinic only: to Kim the record is closed. */
  TOVE("Tove", "Eksempel", LocalDate.of(1972, 11, 5), Sex.FEMALE, null);

  private final String given;
  private final String family;
  private final LocalDate birthDate;
  private final Sex sex;
  private final @Nullable String caseId;

  DemoPerson(String given, String family, LocalDate birthDate, Sex sex, @Nullable String caseId) {
    this.given = given;
    this.family = family;
    this.birthDate = birthDate;
    this.sex = sex;
    this.caseId = caseId;
  }

  /** Id of the published report in {@code content/demo}, null when wholly invented. */
  @Nullable String caseId() {
    return caseId;
  }

  String fullName() {
    return given + " " + family;
  }

  String familyFirst() {
    return family + ", " + given;
  }

  /** Robin is asked by mail after a session; the others have a phone only. */
  private List<Contact> contacts() {
    var phone = new Contact(Contact.Kind.MOBILE, "020 915 1" + (100 + ordinal()));
    return this == ROBIN
        ? List.of(phone, new Contact(Contact.Kind.EMAIL, "robin@example.org"))
        : List.of(phone);
  }

  Identity identity() {
    return new Identity(
        List.of(new PersonName(PersonName.Use.OFFICIAL, given, family)),
        birthDate,
        sex,
        "",
        List.of(),
        contacts(),
        Address.NONE,
        null,
        "en",
        false,
        null,
        null);
  }
}
