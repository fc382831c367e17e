package org.tautband.clinics.web;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tautband.access.TypedForm;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.OpeningHours.Opening;
import org.tautband.clinics.Policy;

/** The clinic page as typed. Hours of a day stand in one field: "08:00-12:00, 13:00-18:00". */
final class ClinicForm {
  private static final int NAME = 200;
  private static final int NUMBER = 30;

  private final Map<String, String> typed;
  private final TypedForm form = new TypedForm();

  ClinicForm(Map<String, String> typed) {
    this.typed = typed;
  }

  TypedForm problems() {
    return form;
  }

  private String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The clinic, or empty when something was refused. */
  Optional<Clinic> read(UUID id, int version) {
    var name = form.needed("name", "Name of the clinic", get("name"), NAME);
    var emergency = form.needed("emergency", "Emergency number", get("emergency"), NUMBER);
    if (!emergency.isEmpty() && emergency.chars().noneMatch(Character::isDigit)) {
      form.refuse("emergency", "The emergency number has no digits. Type what is dialled.");
    }
    var phone = form.needed("phone", "Phone", get("phone"), NUMBER);
    var address = form.lines("address", "Address", get("address"), 500);
    var language = language();
    var zone = zone();
    var hours = hours();
    int fresh = form.whole("fresh", "Screening stays fresh, in days", get("fresh"), 1, 365);
    int needle =
        form.whole("needle", "Longest time of a needle, in minutes", get("needle"), 1, 120);
    int age = form.whole("age", "Age of consent, in years", get("age"), 10, 21);
    int idle = form.whole("idle", "Screen locks after, in minutes", get("idle"), 1, 60);
    if (!form.isGood() || zone.isEmpty()) {
      return Optional.empty();
    }
    var policy = new Policy(fresh, needle, age, idle, get("again").equals("yes"));
    return Optional.of(
        new Clinic(
            id, name, zone.get(), language, emergency, phone, address, hours, policy, version));
  }

  private String language() {
    var tag = get("language").strip();
    if (!tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      form.refuse("language", "Type the language as a short tag, for example en-GB or de.");
    }
    return tag;
  }

  private Optional<ZoneId> zone() {
    var id = get("zone").strip();
    if (ZoneId.getAvailableZoneIds().contains(id)) {
      return Optional.of(ZoneId.of(id));
    }
    form.refuse("zone", "Choose the time zone from the list, for example Europe/Berlin.");
    return Optional.empty();
  }

  private OpeningHours hours() {
    var openings = new ArrayList<Opening>();
    for (DayOfWeek day : DayOfWeek.values()) {
      var field = "hours." + day.name();
      var text = form.line(field, inWords(day), get(field), 100);
      if (!text.isEmpty()) {
        OpeningHours.read(day, text)
            .ifPresentOrElse(
                openings::addAll,
                () ->
                    form.refuse(
                        field,
                        inWords(day)
                            + ": type hours like 08:00-12:00, 13:00-18:00. The end is after the"
                            + " start."));
      }
    }
    return new OpeningHours(openings);
  }

  /** Days and their names, for the page. */
  static Map<String, String> days() {
    var days = new LinkedHashMap<String, String>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put("hours." + day.name(), inWords(day));
    }
    return days;
  }

  private static String inWords(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.UK);
  }

  /** How a clinic stands in the fields. */
  static Map<String, String> write(Clinic c) {
    var typed = new LinkedHashMap<String, String>();
    typed.put("version", String.valueOf(c.version()));
    typed.put("name", c.name());
    typed.put("emergency", c.emergencyNumber());
    typed.put("phone", c.phone());
    typed.put("address", c.address());
    typed.put("language", c.language());
    typed.put("zone", c.zone().getId());
    typed.putAll(policy(c.policy()));
    for (DayOfWeek day : DayOfWeek.values()) {
      typed.put("hours." + day.name(), c.openingHours().typed(day));
    }
    return typed;
  }

  static Map<String, String> policy(Policy policy) {
    return Map.of(
        "fresh", String.valueOf(policy.screeningFreshDays()),
        "needle", String.valueOf(policy.needleMaxMinutes()),
        "age", String.valueOf(policy.ageOfConsentYears()),
        "idle", String.valueOf(policy.idleLockMinutes()),
        "again", policy.needleMayGoInAgain() ? "yes" : "no");
  }
}
