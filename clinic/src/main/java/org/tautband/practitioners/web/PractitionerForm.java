package org.tautband.practitioners.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.NeedlingTraining;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Registration;

/** The practitioner page as typed; registrations and trainings stand in rows. */
final class PractitionerForm {
  static final int MOST_ROWS = 15;
  private static final int NAME = 200;
  private static final int TEXT = 300;

  private final MultiValueMap<String, String> typed;
  private final Set<String> bodyGroups;
  private final Set<String> specialSites;
  private final TypedForm form = new TypedForm();

  PractitionerForm(
      MultiValueMap<String, String> typed, Set<String> bodyGroups, Set<String> specialSites) {
    this.typed = typed;
    this.bodyGroups = bodyGroups;
    this.specialSites = specialSites;
  }

  TypedForm problems() {
    return form;
  }

  private String get(String field) {
    var value = typed.getFirst(field);
    return value == null ? "" : value;
  }

  private DateTyped date(String field) {
    return new DateTyped(get(field + ".day"), get(field + ".month"), get(field + ".year"));
  }

  /** The practitioner, or empty when something was refused. */
  Optional<Practitioner> read(UUID id, int version) {
    var given = form.line("given", "Given name", get("given"), NAME);
    var family = form.needed("family", "Family name", get("family"), NAME);
    var discipline = form.choice("discipline", "Profession", get("discipline"), Discipline.class);
    var registrations = new ArrayList<Registration>();
    var trainings = new ArrayList<NeedlingTraining>();
    for (int i = 1; i <= MOST_ROWS; i++) {
      registration("registration" + i).ifPresent(registrations::add);
      training("training" + i).ifPresent(trainings::add);
    }
    return form.isGood() && discipline.isPresent()
        ? Optional.of(
            new Practitioner(
                id,
                given,
                family,
                discipline.get(),
                registrations,
                trainings,
                !get("working").equals("no"),
                version))
        : Optional.empty();
  }

  private Optional<Registration> registration(String row) {
    var authority = form.line(row + ".authority", "Register", get(row + ".authority"), NAME);
    var number = form.line(row + ".number", "Registration number", get(row + ".number"), NAME);
    var expires = date(row + ".expires");
    if (authority.isEmpty() && number.isEmpty() && expires.isEmpty()) {
      return Optional.empty();
    }
    int before = form.problems().size();
    need(row + ".authority", authority, "Say which register this is.");
    need(row + ".number", number, "Type the registration number.");
    var until = form.date(row + ".expires", "Valid until", expires);
    return form.problems().size() > before
        ? Optional.empty()
        : Optional.of(new Registration(authority, number, until));
  }

  private Optional<NeedlingTraining> training(String row) {
    var title = form.line(row + ".title", "Training", get(row + ".title"), TEXT);
    var proof = form.line(row + ".proof", "Proof", get(row + ".proof"), TEXT);
    var expires = date(row + ".expires");
    var groups = new LinkedHashSet<>(typed.getOrDefault(row + ".groups", List.of()));
    groups.retainAll(bodyGroups);
    var sites = new LinkedHashSet<>(typed.getOrDefault(row + ".sites", List.of()));
    sites.retainAll(specialSites);
    if (title.isEmpty()
        && proof.isEmpty()
        && expires.isEmpty()
        && groups.isEmpty()
        && sites.isEmpty()) {
      return Optional.empty();
    }
    int before = form.problems().size();
    need(row + ".title", title, "Say which training this was, and who gave it.");
    need(row + ".proof", proof, "Say which proof you saw: certificate, its number or its date.");
    if (groups.isEmpty()) {
      form.refuse(row + ".groups", "Tick the parts of the body this training covers.");
    }
    var until = form.date(row + ".expires", "Counts until", expires);
    return form.problems().size() > before
        ? Optional.empty()
        : Optional.of(new NeedlingTraining(title, groups, sites, proof, until));
  }

  private void need(String field, String text, String message) {
    boolean refused = form.problems().stream().anyMatch(p -> p.field().equals(field));
    if (text.isEmpty() && !refused) {
      form.refuse(field, message);
    }
  }

  /** How a practitioner stands in the fields. */
  static Map<String, Object> write(Practitioner p) {
    var typed = new LinkedHashMap<String, Object>();
    typed.put("given", p.givenName());
    typed.put("family", p.familyName());
    typed.put("discipline", p.discipline().name());
    typed.put("working", p.working() ? "yes" : "no");
    typed.put("version", String.valueOf(p.version()));
    for (int i = 0; i < p.registrations().size(); i++) {
      var row = "registration" + (i + 1);
      typed.put(row + ".authority", p.registrations().get(i).authority());
      typed.put(row + ".number", p.registrations().get(i).number());
      put(typed, row + ".expires", DateTyped.of(p.registrations().get(i).expiresOn()));
    }
    for (int i = 0; i < p.trainings().size(); i++) {
      var row = "training" + (i + 1);
      typed.put(row + ".title", p.trainings().get(i).title());
      typed.put(row + ".proof", p.trainings().get(i).proof());
      typed.put(row + ".groups", List.copyOf(p.trainings().get(i).bodyGroups()));
      typed.put(row + ".sites", List.copyOf(p.trainings().get(i).specialSites()));
      put(typed, row + ".expires", DateTyped.of(p.trainings().get(i).expiresOn()));
    }
    return typed;
  }

  /** What was typed, for the same page again. */
  static Map<String, Object> same(MultiValueMap<String, String> typed) {
    var same = new LinkedHashMap<String, Object>();
    typed.forEach(
        (field, values) -> same.put(field, isSet(field) ? List.copyOf(values) : first(values)));
    return same;
  }

  private static boolean isSet(String field) {
    return field.endsWith(".groups") || field.endsWith(".sites");
  }

  private static String first(List<@Nullable String> values) {
    var value = values.isEmpty() ? null : values.getFirst();
    return value == null ? "" : value;
  }

  private static void put(Map<String, Object> typed, String field, DateTyped date) {
    typed.put(field + ".day", String.valueOf(date.day()));
    typed.put(field + ".month", String.valueOf(date.month()));
    typed.put(field + ".year", String.valueOf(date.year()));
  }
}
