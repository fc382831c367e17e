package org.tautband.patients.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.patients.Address;
import org.tautband.patients.Contact;
import org.tautband.patients.Death;
import org.tautband.patients.GeneralPractitioner;
import org.tautband.patients.Identity;
import org.tautband.patients.PatientIdentifier;
import org.tautband.patients.PersonName;
import org.tautband.patients.Representative;
import org.tautband.patients.Sex;

/**
 * The identity page as typed: field name to text, so that whatever is refused comes back as it was.
 * Names, contacts and numbers stand in rows, {@code name1.given} and so on.
 */
final class IdentityForm {
  /** Rows a page offers at least, and the most it takes. */
  static final int ROWS = 2;

  static final int MOST_ROWS = 20;
  private static final int NAME = 200;
  private static final int TEXT = 300;
  private static final int NUMBER = 60;
  private static final int OLDEST_YEARS = 130;

  private final Map<String, String> typed;
  private final TypedForm form = new TypedForm();

  IdentityForm(Map<String, String> typed) {
    this.typed = typed;
  }

  /** What was typed into a field; empty when it was not sent. */
  String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What is wrong, and in which field. */
  TypedForm problems() {
    return form;
  }

  /** The identity, or empty when something was refused. */
  Optional<Identity> read(LocalDate today) {
    var given = form.line("given", "Given names", get("given"), NAME);
    var family = form.line("family", "Family name", get("family"), NAME);
    if (form.isGood() && given.isEmpty() && family.isEmpty()) {
      form.refuse("family", "The name is missing. Type a family name, a given name, or both.");
    } else if (form.isGood() && noLetter(given + family)) {
      form.refuse("family", "The name has no letters. Type it as it is spoken or written.");
    }
    var birth = birthDate(today);
    var sex = form.choice("sex", "Sex on documents", get("sex"), Sex.class);
    var gender = form.line("gender", "Gender in the patient's words", get("gender"), NAME);
    var names = rows("name", this::otherName);
    var identifiers = rows("number", this::identifier);
    var contacts = rows("contact", this::contact);
    var address = address();
    var doctor = generalPractitioner();
    var language = form.line("language", "Language", get("language"), 35);
    var representative = representative();
    var death = death(birth, today);
    if (!form.isGood() || birth == null || sex.isEmpty()) {
      return Optional.empty();
    }
    names.addFirst(new PersonName(PersonName.Use.OFFICIAL, given, family));
    return Optional.of(
        new Identity(
            names,
            birth,
            sex.get(),
            gender,
            identifiers,
            contacts,
            address,
            doctor,
            language,
            get("interpreter").equals("yes"),
            representative,
            death));
  }

  private static boolean noLetter(String name) {
    return name.codePoints().noneMatch(Character::isLetter);
  }

  private @Nullable LocalDate birthDate(LocalDate today) {
    var born =
        form.neededDate(
            "birth",
            "Birth date",
            new DateTyped(get("birth.day"), get("birth.month"), get("birth.year")));
    if (born != null && born.isAfter(today)) {
      form.refuse("birth", "The birth date lies in the future. Check the year.");
    } else if (born != null && born.isBefore(today.minusYears(OLDEST_YEARS))) {
      form.refuse(
          "birth", "The birth date is more than " + OLDEST_YEARS + " years ago. Check the year.");
    }
    return born;
  }

  private <T> List<T> rows(String kind, Function<String, Optional<T>> reader) {
    var found = new ArrayList<T>();
    for (int i = 1; i <= MOST_ROWS; i++) {
      reader.apply(kind + i).ifPresent(found::add);
    }
    return found;
  }

  private Optional<PersonName> otherName(String row) {
    var given = form.line(row + ".given", "Given names", get(row + ".given"), NAME);
    var family = form.line(row + ".family", "Family name", get(row + ".family"), NAME);
    if (given.isEmpty() && family.isEmpty()) {
      return Optional.empty();
    }
    return form.choice(
            row + ".use", "What the other name is", get(row + ".use"), PersonName.Use.class)
        .map(use -> new PersonName(use, given, family));
  }

  private Optional<PatientIdentifier> identifier(String row) {
    var label = form.line(row + ".label", "Kind of number", get(row + ".label"), NAME);
    var system = form.line(row + ".system", "System", get(row + ".system"), TEXT);
    var value = form.line(row + ".value", "Number", get(row + ".value"), NUMBER);
    if (value.isEmpty() && label.isEmpty()) {
      return Optional.empty();
    }
    if (value.isEmpty()) {
      form.refuse(row + ".value", "The number is missing. Type it, or clear its kind.");
      return Optional.empty();
    }
    if (label.isEmpty() && system.isEmpty()) {
      form.refuse(row + ".label", "Say what number this is, for example: insurance number.");
      return Optional.empty();
    }
    return Optional.of(new PatientIdentifier(label, system, value));
  }

  private Optional<Contact> contact(String row) {
    var value = form.line(row + ".value", "Phone or e-mail", get(row + ".value"), NAME);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var kind =
        form.choice(row + ".kind", "Kind of contact", get(row + ".kind"), Contact.Kind.class);
    if (kind.filter(k -> k == Contact.Kind.EMAIL).isPresent() && !value.matches("\\S+@\\S+")) {
      form.refuse(row + ".value", "An e-mail address has an @ and no spaces. Check it.");
      return Optional.empty();
    }
    if (kind.filter(k -> k != Contact.Kind.EMAIL).isPresent()
        && value.codePoints().filter(Character::isDigit).count() < 3) {
      form.refuse(row + ".value", "A phone number needs at least three digits. Check it.");
      return Optional.empty();
    }
    return kind.map(k -> new Contact(k, value));
  }

  private Address address() {
    return new Address(
        form.line("street", "Street", get("street"), TEXT),
        form.line("postcode", "Postcode", get("postcode"), NUMBER),
        form.line("city", "Town", get("city"), NAME),
        form.line("country", "Country", get("country"), NAME));
  }

  private @Nullable GeneralPractitioner generalPractitioner() {
    var name = form.line("doctor", "Family doctor", get("doctor"), NAME);
    var phone = form.line("doctorPhone", "Phone of the family doctor", get("doctorPhone"), NUMBER);
    if (name.isEmpty() && !phone.isEmpty()) {
      form.refuse("doctor", "The name of the family doctor is missing. Type it.");
    }
    return name.isEmpty() ? null : new GeneralPractitioner(name, phone);
  }

  private @Nullable Representative representative() {
    var name = form.line("representative", "Representative", get("representative"), NAME);
    var phone = form.line("representativePhone", "Phone", get("representativePhone"), NUMBER);
    var proof = form.line("proofSeen", "Proof seen", get("proofSeen"), TEXT);
    if (name.isEmpty()) {
      if (!phone.isEmpty() || !proof.isEmpty()) {
        form.refuse("representative", "The name of the representative is missing. Type it.");
      }
      return null;
    }
    return form.choice(
            "relation", "Relation to the patient", get("relation"), Representative.Relation.class)
        .map(relation -> new Representative(name, relation, phone, proof))
        .orElse(null);
  }

  private @Nullable Death death(@Nullable LocalDate birth, LocalDate today) {
    var on =
        form.date(
            "died",
            "Day of death",
            new DateTyped(get("died.day"), get("died.month"), get("died.year")));
    if (on != null && on.isAfter(today)) {
      form.refuse("died", "The day of death lies in the future. Check the year.");
    } else if (on != null && birth != null && on.isBefore(birth)) {
      form.refuse("died", "The day of death lies before the birth date. Check both years.");
    } else if (on != null && !get("dead").equals("yes")) {
      form.refuse("dead", "A day of death is typed. Tick that the patient has died, or clear it.");
    }
    return get("dead").equals("yes") ? new Death(on) : null;
  }

  /** How an identity stands in the fields. */
  static Map<String, String> write(Identity identity) {
    var typed = new LinkedHashMap<String, String>();
    typed.put("given", identity.name().given());
    typed.put("family", identity.name().family());
    var born = DateTyped.of(identity.birthDate());
    typed.put("birth.day", String.valueOf(born.day()));
    typed.put("birth.month", String.valueOf(born.month()));
    typed.put("birth.year", String.valueOf(born.year()));
    typed.put("sex", identity.sex().name());
    typed.put("gender", identity.genderAsGiven());
    for (int i = 1; i < identity.names().size(); i++) {
      var name = identity.names().get(i);
      typed.put("name" + i + ".use", name.use().name());
      typed.put("name" + i + ".given", name.given());
      typed.put("name" + i + ".family", name.family());
    }
    for (int i = 0; i < identity.identifiers().size(); i++) {
      var number = identity.identifiers().get(i);
      typed.put("number" + (i + 1) + ".label", number.label());
      typed.put("number" + (i + 1) + ".system", number.system());
      typed.put("number" + (i + 1) + ".value", number.value());
    }
    for (int i = 0; i < identity.contacts().size(); i++) {
      typed.put("contact" + (i + 1) + ".kind", identity.contacts().get(i).kind().name());
      typed.put("contact" + (i + 1) + ".value", identity.contacts().get(i).value());
    }
    typed.put("street", identity.address().street());
    typed.put("postcode", identity.address().postalCode());
    typed.put("city", identity.address().city());
    typed.put("country", identity.address().country());
    typed.put("language", identity.language());
    typed.put("interpreter", identity.interpreterNeeded() ? "yes" : "");
    var doctor = identity.generalPractitioner();
    if (doctor != null) {
      typed.put("doctor", doctor.name());
      typed.put("doctorPhone", doctor.phone());
    }
    var representative = identity.representative();
    if (representative != null) {
      typed.put("representative", representative.name());
      typed.put("relation", representative.relation().name());
      typed.put("representativePhone", representative.phone());
      typed.put("proofSeen", representative.proofSeen());
    }
    var death = identity.death();
    if (death != null) {
      var on = DateTyped.of(death.on());
      typed.put("dead", "yes");
      typed.put("died.day", String.valueOf(on.day()));
      typed.put("died.month", String.valueOf(on.month()));
      typed.put("died.year", String.valueOf(on.year()));
    }
    return typed;
  }
}
