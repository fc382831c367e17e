package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.access.Reauthentication;
import org.tautband.access.TypedForm;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.evidence.Side;
import org.tautband.needling.Amendments;
import org.tautband.needling.Amendments.Addition;
import org.tautband.needling.EntryKind;
import org.tautband.needling.Needle;
import org.tautband.needling.Session;
import org.tautband.needling.Site;

/** What is noticed about needles after signing: added with reason and password, never changed. */
@Controller
class NeedleAmendmentController {
  /** What may be added, in the order in which it happens. */
  private static final List<EntryKind> KINDS =
      List.of(
          EntryKind.UNDO,
          EntryKind.IN,
          EntryKind.OUT,
          EntryKind.DROPPED,
          EntryKind.BROKEN,
          EntryKind.PIECE_OUT,
          EntryKind.PIECE_HANDED_OVER,
          EntryKind.STAYS_IN,
          EntryKind.FOUND_IN,
          EntryKind.FOUND_OUT,
          EntryKind.LOST,
          EntryKind.SHARPS,
          EntryKind.FOUND_IN_SHARPS);

  private final Amendments amendments;
  private final MuscleChoice muscles;
  private final Clinics clinics;
  private final Reauthentication reauthentication;
  private final Desk desk;
  private final Clock clock;

  NeedleAmendmentController(
      Amendments amendments,
      MuscleChoice muscles,
      Clinics clinics,
      Reauthentication reauthentication,
      Desk desk,
      Clock clock) {
    this.amendments = amendments;
    this.muscles = muscles;
    this.clinics = clinics;
    this.reauthentication = reauthentication;
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/needles")
  String form(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(required = false) @Nullable Integer needle,
      Model model) {
    Session session = desk.session(patientId, sessionId);
    if (!amends(session)) return "redirect:" + session.head().path();
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("needle", needle == null ? "" : needle.toString());
    Moments.put(typed, usual(session), zone(session));
    show(model, session, typed, Set.of(), List.of());
    return "needling/amend-needles";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/needles")
  String add(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    if (!amends(session)) return "redirect:" + session.head().path();
    Map<String, String> typed = new LinkedHashMap<>(sent.toSingleValueMap());
    List<String> chosen = sent.getOrDefault("kind", List.of());
    TypedForm form = new TypedForm();
    Integer needle = needle(form, session, typed);
    List<EntryKind> kinds = kinds(form, chosen, needle);
    Instant at =
        Moments.read(form, typed, zone(session), usual(session), clock.instant())
            .orElse(clock.instant());
    Site site = site(form, typed);
    String reason = form.needed("reason", "Reason for the change", typed.get("reason"), 400);
    if (form.isGood()) {
      var answer = reauthentication.check(typed.getOrDefault("password", ""));
      if (!(answer instanceof Reauthentication.Answer.Right)) {
        form.refuse("password", Passwords.words(answer));
      }
    }
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(model, session, typed, Set.copyOf(chosen), form.problems());
      return "needling/amend-needles";
    }
    amendments.add(
        patientId,
        sessionId,
        new Addition(WordingForm.submission(typed), needle, kinds, site, at),
        reason);
    return "redirect:" + session.head().path();
  }

  /** One that was moved is added to at the right patient, where it is read. */
  private static boolean amends(Session session) {
    return session.head().signed() && session.head().movedTo() == null;
  }

  private static @Nullable Integer needle(
      TypedForm form, Session session, Map<String, String> typed) {
    String number = typed.getOrDefault("needle", "").strip();
    if (number.isEmpty()) return null;
    int needle = form.whole("needle", "Needle", number, 1, 500);
    if (form.isGood() && session.needles().stream().noneMatch(n -> n.number() == needle)) {
      form.refuse("needle", "Needle: choose one of this session, or one that is not on it yet.");
    }
    return needle;
  }

  private static List<EntryKind> kinds(
      TypedForm form, List<String> chosen, @Nullable Integer needle) {
    List<EntryKind> kinds = KINDS.stream().filter(k -> chosen.contains(k.name())).toList();
    if (kinds.isEmpty()) form.refuse("kind", "What happened is missing. Choose at least one.");
    if (needle == null && kinds.contains(EntryKind.UNDO)) {
      form.refuse("kind", "There is nothing to take back for a needle that is not on the record.");
    }
    return kinds;
  }

  private static Site site(TypedForm form, Map<String, String> typed) {
    String words = form.line("site", "Spot in words", typed.get("site"), 200);
    String muscle = typed.getOrDefault("muscle", "");
    String side = typed.getOrDefault("side", "");
    return new Site(
        muscle.matches("[a-z0-9_]+") ? muscle : null,
        side.matches("RIGHT|LEFT|MIDLINE") ? Side.valueOf(side) : null,
        words,
        null);
  }

  /** What is added was mostly noticed about the end of the session. */
  private static Instant usual(Session session) {
    return session.lastOut().orElse(session.head().startedAt());
  }

  private ZoneId zone(Session session) {
    return clinics.get(session.head().clinicId()).zone();
  }

  private void show(
      Model model,
      Session session,
      Map<String, String> typed,
      Set<String> chosen,
      List<FieldProblem> problems) {
    Map<String, String> numbers = new LinkedHashMap<>();
    for (Needle needle : session.needles()) {
      String at = needle.count().at().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      numbers.put(Integer.toString(needle.number()), "Needle " + needle.number() + ", now: " + at);
    }
    Map<String, String> kinds = new LinkedHashMap<>();
    for (EntryKind kind : KINDS) {
      kinds.put(
          kind.name(),
          kind == EntryKind.UNDO ? "its last entry was wrong: take it back" : kind.inWords());
    }
    Map<String, String> sides = new LinkedHashMap<>();
    for (Side side : Side.values()) sides.put(side.name(), side.inWords());
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("numbers", numbers);
    model.addAttribute("kinds", kinds);
    model.addAttribute("kindsChosen", new ArrayList<>(chosen));
    model.addAttribute("sides", sides);
    model.addAttribute("muscles", muscles.all(session));
    model.addAttribute("form", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("submission", Ids.next());
  }
}
