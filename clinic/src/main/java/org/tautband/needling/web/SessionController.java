package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.evidence.Side;
import org.tautband.kernel.count.Whereabouts;
import org.tautband.needling.Entry;
import org.tautband.needling.EntryKind;
import org.tautband.needling.Needle;
import org.tautband.needling.NeedleProducts;
import org.tautband.needling.Recorded;
import org.tautband.needling.Session;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;
import org.tautband.needling.Site;
import org.tautband.needling.Tap;
import tools.jackson.databind.json.JsonMapper;

/** The session page, complete without a program, and what is tapped on it. */
@Controller
class SessionController {
  private final Sessions sessions;
  private final SessionStates states;
  private final MuscleChoice muscles;
  private final NeedleProducts products;
  private final Clinics clinics;
  private final Desk desk;
  private final JsonMapper json;
  private final Clock clock;

  SessionController(
      Sessions sessions,
      SessionStates states,
      MuscleChoice muscles,
      NeedleProducts products,
      Clinics clinics,
      Desk desk,
      JsonMapper json,
      Clock clock) {
    this.sessions = sessions;
    this.states = states;
    this.muscles = muscles;
    this.products = products;
    this.clinics = clinics;
    this.desk = desk;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}")
  String page(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(required = false) @Nullable String muscle,
      @RequestParam(required = false) @Nullable Side side,
      HttpServletRequest request,
      Model model) {
    Session session = desk.session(patientId, sessionId);
    SessionHead head = session.head();
    if (head.isOpen()) desk.keepSignedIn(request, head);
    show(model, session);
    model.addAttribute("stay", request.getParameter("stay") != null && head.needlesIn() > 0);
    model.addAttribute("chosen", muscle);
    model.addAttribute("chosenSide", side);
    model.addAttribute("tabs", muscles.tabs(session));
    model.addAttribute("muscles", muscles.all(session));
    model.addAttribute("products", products.all());
    model.addAttribute("mine", head.holderId().equals(CurrentActor.get().accountId()));
    return head.isOpen() ? "needling/session" : "needling/record";
  }

  /** Help first; works without a network when the session page was open. */
  @GetMapping("/patients/{patientId}/sessions/{sessionId}/emergency")
  String emergency(@PathVariable UUID patientId, @PathVariable UUID sessionId, Model model) {
    show(model, desk.session(patientId, sessionId));
    return "needling/emergency";
  }

  private void show(Model model, Session session) {
    Clinic clinic = clinics.get(session.head().clinicId());
    SessionStates.State state = states.of(session);
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("state", state);
    model.addAttribute("stateJson", json.writeValueAsString(state));
    model.addAttribute("now", clock.instant());
    model.addAttribute("clinic", clinic);
    model.addAttribute("room", room(session.head(), clinic));
    model.addAttribute("tap", Ids.next());
    model.addAttribute("ids", new FormIds());
    model.addAttribute("sides", Side.values());
    model.addAttribute("zone", clinic.zone());
  }

  /** A fresh id for each form of a page: sent twice, a form is one entry. */
  static final class FormIds {
    public UUID next() {
      return Ids.next();
    }
  }

  private String room(SessionHead head, Clinic clinic) {
    UUID room = head.roomId();
    return room == null ? clinic.name() : clinics.room(room).map(r -> r.name()).orElse("");
  }

  /** One tap of a page without a program. */
  @PostMapping("/patients/{patientId}/sessions/{sessionId}/taps")
  String tap(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<Tap> tap = read(typed, desk.isLocked(request));
    if (tap.isEmpty()) {
      next.addFlashAttribute("tapProblem", "That was not understood. Try again.");
      return back(patientId, sessionId, typed);
    }
    Recorded recorded = sessions.tap(patientId, sessionId, desk.device(request), tap.get());
    if (recorded instanceof Recorded.Kept kept) {
      desk.keepSignedIn(request, kept.session().head());
    }
    return back(patientId, sessionId, typed);
  }

  /** All out: every needle that is in is recorded out, if the person's number agrees. */
  @PostMapping("/patients/{patientId}/sessions/{sessionId}/all-out")
  String allOut(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(defaultValue = "-1") int counted,
      HttpServletRequest request,
      RedirectAttributes next) {
    Session session = desk.session(patientId, sessionId);
    List<Needle> in =
        session.needles().stream().filter(n -> n.count().at() == Whereabouts.IN).toList();
    if (counted != session.tally().inPatient() || counted != in.size()) {
      next.addFlashAttribute(
          "tapProblem",
          "You counted "
              + counted
              + ", the record says "
              + session.tally().inPatient()
              + ". Nothing was recorded. Look again and mark them one by one.");
      return "redirect:" + session.head().path() + "/emergency";
    }
    for (Needle needle : in) {
      Tap out =
          new Tap(
              Ids.next(),
              EntryKind.OUT,
              needle.number(),
              null,
              null,
              Site.NOT_SAID,
              session.lastReceipt(),
              null,
              desk.isLocked(request));
      if (sessions.tap(patientId, sessionId, desk.device(request), out)
          instanceof Recorded.Kept kept) {
        desk.keepSignedIn(request, kept.session().head());
      }
    }
    return "redirect:" + session.head().path() + "/emergency";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/take-over")
  String takeOver(@PathVariable UUID patientId, @PathVariable UUID sessionId) {
    desk.session(patientId, sessionId);
    return "redirect:" + sessions.takeOver(patientId, sessionId).path();
  }

  private static String back(UUID patientId, UUID sessionId, Map<String, String> typed) {
    String path = "redirect:/patients/" + patientId + "/sessions/" + sessionId;
    if ("emergency".equals(typed.get("from"))) return path + "/emergency";
    if ("record".equals(typed.get("from"))) return path;
    String muscle = typed.getOrDefault("muscle", "");
    String side = typed.getOrDefault("side", "");
    if (!muscle.matches("[a-z0-9_]+") || !side.matches("RIGHT|LEFT|MIDLINE")) return path;
    return path + "?muscle=" + muscle + "&side=" + side;
  }

  private Optional<Tap> read(Map<String, String> typed, boolean locked) {
    try {
      EntryKind kind = EntryKind.valueOf(typed.getOrDefault("kind", "").toUpperCase(Locale.ROOT));
      String side = typed.getOrDefault("side", "");
      String muscle = typed.getOrDefault("muscle", "");
      boolean inserts = kind == EntryKind.IN;
      Site site =
          inserts
              ? new Site(
                  muscle.isBlank() ? null : muscle,
                  side.isBlank() ? null : Side.valueOf(side),
                  typed.getOrDefault("site", ""),
                  Ids.read(typed.get("product")).orElse(null))
              : Site.NOT_SAID;
      return Optional.of(
          new Tap(
              UUID.fromString(typed.getOrDefault("tap", "")),
              kind,
              number(typed.get("needle")),
              Ids.read(typed.get("about")).orElse(null),
              number(typed.get("counted")),
              site,
              Long.parseLong(typed.getOrDefault("seen", "0")),
              moment(typed.get("at")),
              locked));
    } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static @Nullable Integer number(@Nullable String text) {
    if (text == null || text.isBlank()) return null;
    int number = Integer.parseInt(text.strip());
    if (number < 0 || number > Entry.MOST_NEEDLES) throw new IllegalArgumentException("too many");
    return number;
  }

  private static @Nullable Instant moment(@Nullable String text) {
    return text == null || text.isBlank() ? null : Instant.parse(text);
  }
}
