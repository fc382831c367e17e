package org.tautband.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tautband.access.TypedForm;
import org.tautband.patients.Address;
import org.tautband.patients.Contact;
import org.tautband.patients.Death;
import org.tautband.patients.GeneralPractitioner;
import org.tautband.patients.Identity;
import org.tautband.patients.PatientIdentifier;
import org.tautband.patients.PersonName;
import org.tautband.patients.Sex;
import tools.jackson.databind.JsonNode;

/** Who a received Patient says to be, in our words. */
final class SentIdentity {
  private static final int LONGEST = 200;
  private final SentEntry entry;
  private final JsonNode sent;

  private SentIdentity(SentEntry entry) {
    this.entry = entry;
    this.sent = entry.json();
  }

  /**
   * The identity, or {@link BrokenFile} when the least that tells people apart is missing.
   *
   * @param today no birth date lies after it
   */
  static Identity of(SentEntry patient, LocalDate today) {
    return new SentIdentity(patient).identity(today);
  }

  private Identity identity(LocalDate today) {
    List<PersonName> names = names();
    if (names.isEmpty()) {
      throw entry.broken(
          "name", "The patient has no name. Add it by hand, then join the file to it.");
    }
    return new Identity(
        names,
        birthDate(today),
        sex(),
        "",
        identifiers(),
        contacts(),
        address(),
        generalPractitioner(),
        language(),
        false,
        null,
        death());
  }

  private List<PersonName> names() {
    List<PersonName> names = new ArrayList<>();
    int at = 0;
    for (JsonNode name : sent.path("name")) {
      String path = "name[" + at++ + "]";
      String given =
          name.path("given")
              .valueStream()
              .map(g -> g.asString(""))
              .collect(Collectors.joining(" "));
      String family = name.path("family").asString("");
      String written =
          given.isBlank() && family.isBlank() ? name.path("text").asString("") : family;
      if (!given.isBlank() || !written.isBlank()) {
        names.add(
            new PersonName(
                use(name.path("use").asString("")),
                line(path + ".given", given),
                line(path + ".family", written)));
      }
    }
    names.sort(java.util.Comparator.comparing(PersonName::use));
    return names;
  }

  private static PersonName.Use use(String use) {
    return switch (use) {
      case "official", "usual", "" -> PersonName.Use.OFFICIAL;
      case "nickname" -> PersonName.Use.PREFERRED;
      case "maiden" -> PersonName.Use.BIRTH;
      case "old" -> PersonName.Use.FORMER;
      default -> PersonName.Use.OTHER;
    };
  }

  private LocalDate birthDate(LocalDate today) {
    String written = sent.path("birthDate").asString("");
    LocalDate day = written.length() == 10 ? Dates.day(written) : null;
    if (day == null) {
      throw entry.broken(
          "birthDate",
          "The birth date is missing or not a whole date. Add the patient by hand, then join the"
              + " file to it.");
    }
    if (day.isAfter(today)) {
      throw entry.broken("birthDate", "The birth date lies in the future: " + written + ".");
    }
    return day;
  }

  /** Half a date, as FHIR allows, says that somebody died and not when. */
  private @Nullable Death death() {
    String written = sent.path("deceasedDateTime").asString("");
    if (!written.isEmpty()) {
      return new Death(written.length() < 10 ? null : Dates.day(written.substring(0, 10)));
    }
    return sent.path("deceasedBoolean").asBoolean(false) ? new Death(null) : null;
  }

  private Sex sex() {
    return switch (sent.path("gender").asString("")) {
      case "female" -> Sex.FEMALE;
      case "male" -> Sex.MALE;
      case "other" -> Sex.OTHER;
      default -> Sex.UNKNOWN;
    };
  }

  private List<PatientIdentifier> identifiers() {
    List<PatientIdentifier> found = new ArrayList<>();
    for (JsonNode identifier : sent.path("identifier")) {
      String value = identifier.path("value").asString("");
      if (!value.isBlank()) {
        String label = identifier.path("type").path("text").asString("");
        found.add(
            new PatientIdentifier(
                line("identifier.type", label.isBlank() ? "Number given by another" : label),
                line("identifier.system", identifier.path("system").asString("")),
                line("identifier.value", value)));
      }
    }
    return found;
  }

  private List<Contact> contacts() {
    List<Contact> found = new ArrayList<>();
    for (JsonNode contact : sent.path("telecom")) {
      String value = line("telecom.value", contact.path("value").asString(""));
      Contact.Kind kind = kind(contact);
      if (!value.isBlank() && kind != null) {
        found.add(new Contact(kind, value));
      }
    }
    return found;
  }

  private static Contact.@Nullable Kind kind(JsonNode contact) {
    boolean phone = contact.path("system").asString("").equals("phone");
    if (contact.path("system").asString("").equals("email")) {
      return Contact.Kind.EMAIL;
    }
    return phone
        ? switch (contact.path("use").asString("")) {
          case "mobile" -> Contact.Kind.MOBILE;
          case "work" -> Contact.Kind.WORK;
          default -> Contact.Kind.HOME;
        }
        : null;
  }

  private Address address() {
    JsonNode first = sent.path("address").path(0);
    String street =
        first.path("line").valueStream().map(l -> l.asString("")).collect(Collectors.joining(", "));
    return new Address(
        line("address.line", street),
        line("address.postalCode", first.path("postalCode").asString("")),
        line("address.city", first.path("city").asString("")),
        line("address.country", first.path("country").asString("")));
  }

  private @Nullable GeneralPractitioner generalPractitioner() {
    String name =
        line("generalPractitioner", sent.at("/generalPractitioner/0/display").asString(""));
    return name.isBlank() ? null : new GeneralPractitioner(name, "");
  }

  private String language() {
    String code = sent.at("/communication/0/language/coding/0/code").asString("");
    return code.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? code : "";
  }

  /** The same rules as for what is typed: no invisible signs, no line breaks, not too long. */
  private String line(String path, String text) {
    TypedForm form = new TypedForm();
    String clean = form.line(path, "This text", text, LONGEST);
    if (!form.isGood()) {
      String fault = form.problems().getFirst().message();
      int advice = fault.indexOf(". ");
      throw entry.broken(
          path,
          fault.substring(0, advice < 0 ? fault.length() : advice)
              + ". Ask the sender to correct it.");
    }
    return clean;
  }
}
