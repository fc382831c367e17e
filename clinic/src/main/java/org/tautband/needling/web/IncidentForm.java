package org.tautband.needling.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incident.About;
import org.tautband.incidents.Incident.Account;
import org.tautband.incidents.Incident.Telling;
import org.tautband.incidents.Seriousness;
import org.tautband.incidents.Severity;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/** The one form of an incident: from a session, from the chart, and for a correction. */
@Component
class IncidentForm {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK);
  private final Sessions sessions;
  private final Clinics clinics;
  private final Clock clock;

  IncidentForm(Sessions sessions, Clinics clinics, Clock clock) {
    this.sessions = sessions;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** An empty form, about that session and needle when they are known. */
  Map<String, String> fresh(UUID patientId, @Nullable UUID sessionId, @Nullable Integer needle) {
    SessionHead head = ofSession(patientId, sessionId).orElse(null);
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("session", head == null ? "" : head.id().toString());
    typed.put("needle", needle == null ? "" : needle.toString());
    Moments.put(
        typed, head != null && head.lateEntry() ? head.startedAt() : clock.instant(), zone(head));
    return typed;
  }

  /** What stands, to be corrected. */
  Map<String, String> typed(Incident incident) {
    SessionHead head = ofSession(incident.patientId(), incident.sessionId()).orElse(null);
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("kind", incident.kind().name());
    typed.put("session", head == null ? "" : head.id().toString());
    typed.put("needle", incident.needle() == null ? "" : incident.needle().toString());
    Moments.put(typed, incident.happenedAt(), zone(head));
    typed.put("what", incident.account().what());
    typed.put("search", incident.account().searchMade());
    typed.put("imaging", incident.account().imagingOrReferral());
    typed.put("told", incident.account().patientTold());
    typed.put("toldBy", incident.account().toldBy());
    Moments.putIfKnown(typed, "toldDay", "toldTime", incident.account().toldAt(), zone(head));
    typed.put("done", incident.account().done());
    typed.put("severity", name(incident.account().severity()));
    typed.put("seriousness", name(incident.account().seriousness()));
    typed.put("standing", incident.standing().name());
    typed.put("edition", Integer.toString(incident.edition()));
    return typed;
  }

  /**
   * Reads the form; empty when something is wrong with it.
   *
   * @param before what stood there; a moment typed as it was shown keeps its seconds
   */
  Optional<Telling> read(
      TypedForm form, UUID patientId, Map<String, String> typed, @Nullable Incident before) {
    Incident.Kind kind =
        form.choice("kind", "What kind of incident", typed.get("kind"), Incident.Kind.class)
            .orElse(null);
    SessionHead head = session(form, patientId, typed);
    Integer needle = needle(form, typed, kind, head);
    Instant now = clock.instant();
    Instant at =
        Moments.read(form, typed, zone(head), before == null ? now : before.happenedAt(), now)
            .orElse(now);
    String what = form.lines("what", "What happened", typed.get("what"), 4000);
    if (what.isEmpty() && typed.getOrDefault("what", "").isBlank()) {
      form.refuse("what", "What happened is missing. Write it in your words.");
    }
    String done = form.lines("done", "What was done", typed.get("done"), 2000);
    String search = form.lines("search", "Search made", typed.get("search"), 2000);
    String imaging = form.lines("imaging", "Imaging or referral", typed.get("imaging"), 2000);
    String told = form.lines("told", "What the patient was told", typed.get("told"), 2000);
    String toldBy = form.line("toldBy", "Told by", typed.get("toldBy"), 200);
    Instant toldAt =
        Moments.readIfTyped(
            form,
            typed,
            "toldDay",
            "toldTime",
            zone(head),
            before == null ? null : before.account().toldAt(),
            now);
    Severity severity = ifTyped(form, "severity", "Severity", typed, Severity.class);
    Seriousness seriousness = ifTyped(form, "seriousness", "Seriousness", typed, Seriousness.class);
    if (!form.isGood() || kind == null) return Optional.empty();
    return Optional.of(
        new Telling(
            new About(patientId, head == null ? null : head.id(), needle),
            kind,
            at,
            new Account(what, done, search, imaging, told, toldBy, toldAt, severity, seriousness)));
  }

  private static String name(@Nullable Enum<?> one) {
    return one == null ? "" : one.name();
  }

  private static <E extends Enum<E>> @Nullable E ifTyped(
      TypedForm form, String field, String label, Map<String, String> typed, Class<E> of) {
    String chosen = typed.getOrDefault(field, "");
    return chosen.isBlank() ? null : form.choice(field, label, chosen, of).orElse(null);
  }

  private @Nullable SessionHead session(TypedForm form, UUID patientId, Map<String, String> typed) {
    String chosen = typed.getOrDefault("session", "");
    if (chosen.isBlank()) return null;
    SessionHead head = ofSession(patientId, Ids.read(chosen).orElse(null)).orElse(null);
    if (head == null) form.refuse("session", "Session: choose one of this patient.");
    return head;
  }

  private static @Nullable Integer needle(
      TypedForm form,
      Map<String, String> typed,
      Incident.@Nullable Kind kind,
      @Nullable SessionHead head) {
    String number = typed.getOrDefault("needle", "").strip();
    if (!number.isEmpty()) {
      if (head == null) {
        form.refuse("session", "A needle has its number in a session. Choose the session too.");
      }
      return form.whole("needle", "Number of the needle", number, 1, 500);
    }
    if (head != null && kind != null && kind.isAboutANeedle()) {
      form.refuse("needle", "Number of the needle is missing: which needle was it?");
    }
    return null;
  }

  private Optional<SessionHead> ofSession(UUID patientId, @Nullable UUID sessionId) {
    return sessions.of(patientId).stream().filter(s -> s.id().equals(sessionId)).findFirst();
  }

  private ZoneId zone(@Nullable SessionHead head) {
    UUID clinic = head == null ? CurrentActor.get().clinicId() : head.clinicId();
    return Optional.ofNullable(clinic)
        .flatMap(clinics::find)
        .or(() -> clinics.all().stream().findFirst())
        .map(Clinic::zone)
        .orElse(ZoneId.of("UTC"));
  }

  /**
   * Puts the form on the page.
   *
   * @param send where it is sent to
   * @param back where the link back leads
   */
  void show(
      Model model,
      UUID patientId,
      String send,
      String back,
      Map<String, String> typed,
      List<FieldProblem> problems) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Incident.Kind kind : Incident.Kind.values()) kinds.put(kind.name(), kind.inWords());
    Map<String, String> ofPatient = new LinkedHashMap<>();
    for (SessionHead head : sessions.of(patientId)) {
      ofPatient.put(
          head.id().toString(),
          MOMENT.format(head.startedAt().atZone(zone(head))) + ", " + head.holderName());
    }
    Map<String, String> standings = new LinkedHashMap<>();
    for (Incident.Standing one : Incident.Standing.values()) {
      standings.put(one.name(), one.inWords());
    }
    Map<String, String> severities = new LinkedHashMap<>();
    for (Severity one : Severity.values()) severities.put(one.name(), one.inWords());
    Map<String, String> grades = new LinkedHashMap<>();
    for (Seriousness one : Seriousness.values()) grades.put(one.name(), one.inWords());
    model.addAttribute("severities", severities);
    model.addAttribute("grades", grades);
    model.addAttribute("kinds", kinds);
    model.addAttribute("sessions", ofPatient);
    model.addAttribute("standings", standings);
    model.addAttribute("send", send);
    model.addAttribute("back", back);
    model.addAttribute("form", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("submission", Ids.next());
  }
}
