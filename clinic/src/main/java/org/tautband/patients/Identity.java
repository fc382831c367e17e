package org.tautband.patients;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, as told or read from documents.
 *
 * @param names at least one; the first is the name on documents
 * @param genderAsGiven in the patient's own words; empty when not said
 * @param language BCP 47 tag of the language the patient understands best; empty when not asked
 * @param death null as long as nobody told of it
 */
public record Identity(
    List<PersonName> names,
    LocalDate birthDate,
    Sex sex,
    String genderAsGiven,
    List<PatientIdentifier> identifiers,
    List<Contact> contacts,
    Address address,
    @Nullable GeneralPractitioner generalPractitioner,
    String language,
    boolean interpreterNeeded,
    @Nullable Representative representative,
    @Nullable Death death) {
  public Identity {
    names = List.copyOf(names);
    identifiers = List.copyOf(identifiers);
    contacts = List.copyOf(contacts);
    genderAsGiven = genderAsGiven.strip();
    language = language.strip();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("somebody without a name cannot be told from others");
    }
  }

  /** The least we need to tell people apart. */
  public static Identity of(String given, String family, LocalDate birthDate, Sex sex) {
    return new Identity(
        List.of(new PersonName(PersonName.Use.OFFICIAL, given, family)),
        birthDate,
        sex,
        "",
        List.of(),
        List.of(),
        Address.NONE,
        null,
        "",
        false,
        null,
        null);
  }

  /** The name on documents. */
  public PersonName name() {
    return names.getFirst();
  }

  /** "Mustermann, Marta", with what the patient wants to be called: "Mustermann, Marta (Mia)". */
  public String displayName() {
    String called =
        names.stream()
            .filter(n -> n.use() == PersonName.Use.PREFERRED)
            .map(PersonName::givenFirst)
            .findFirst()
            .orElse("");
    return called.isEmpty() ? name().familyFirst() : name().familyFirst() + " (" + called + ")";
  }
}
