package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.bookings.Visit;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.needling.NeedleProducts;
import org.tautband.needling.Past;
import org.tautband.needling.Sessions;
import org.tautband.needling.Start;

/** Starting a session, why it is refused, and recording one that is past. */
@Controller
class StartController {
  private final Sessions sessions;
  private final Episodes episodes;
  private final NeedleProducts products;
  private final Clinics clinics;
  private final Visits visits;
  private final Content content;
  private final Clock clock;

  StartController(
      Sessions sessions,
      Episodes episodes,
      NeedleProducts products,
      Clinics clinics,
      Visits visits,
      Content content,
      Clock clock) {
    this.sessions = sessions;
    this.episodes = episodes;
    this.products = products;
    this.clinics = clinics;
    this.visits = visits;
    this.content = content;
    this.clock = clock;
  }

  /** Checks, and shows what is missing or the button to start. */
  @GetMapping("/patients/{patientId}/sessions/new")
  String check(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable UUID episode,
      @RequestParam(required = false) @Nullable UUID product,
      Model model) {
    Start.Wanted wanted = wanted(patientId, episode, product, Ids.next());
    show(model, wanted, sessions.reasonsAgainst(wanted));
    return "needling/start";
  }

  @PostMapping("/patients/{patientId}/sessions")
  String start(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable UUID episode,
      @RequestParam(required = false) @Nullable UUID product,
      @RequestParam UUID submission,
      Model model,
      HttpServletResponse response) {
    Start.Wanted wanted = wanted(patientId, episode, product, submission);
    return switch (sessions.start(wanted)) {
      case Start.Started started -> "redirect:" + started.session().path();
      case Start.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        show(model, wanted, refused.reasons());
        yield "needling/start";
      }
    };
  }

  private Start.Wanted wanted(
      UUID patientId, @Nullable UUID episode, @Nullable UUID product, UUID sessionId) {
    Actor actor = CurrentActor.get();
    Optional<Visit> visit = visits.currentOf(patientId);
    return new Start.Wanted(
        sessionId,
        patientId,
        episode(patientId, episode).id(),
        Optional.ofNullable(actor.practitionerId()).orElse(actor.accountId()),
        clinic(visit).id(),
        visit.map(Visit::id).orElse(null),
        visit.map(Visit::roomId).orElse(null),
        product(product, clinic(visit)));
  }

  /** The box asked for, else the only one there is to choose from. */
  private @Nullable UUID product(@Nullable UUID product, Clinic clinic) {
    if (product != null) return product;
    var offered = products.offered(today(clinic));
    return offered.size() == 1 ? offered.getFirst().id() : null;
  }

  private Episode episode(UUID patientId, @Nullable UUID episode) {
    return (episode == null
            ? episodes.of(patientId).stream().filter(Episode::isOpen).findFirst()
            : episodes.find(patientId, episode))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Clinic clinic(Optional<Visit> visit) {
    UUID wanted = visit.map(Visit::clinicId).orElseGet(() -> CurrentActor.get().clinicId());
    return Optional.ofNullable(wanted)
        .flatMap(clinics::find)
        .or(() -> clinics.all().stream().findFirst())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private LocalDate today(Clinic clinic) {
    return LocalDate.ofInstant(clock.instant(), clinic.zone());
  }

  private void show(Model model, Start.Wanted wanted, List<Reason> reasons) {
    Episode episode = episode(wanted.patientId(), wanted.episodeId());
    model.addAttribute("reasons", reasons);
    model.addAttribute("episode", episode);
    model.addAttribute("places", inWords(episode));
    model.addAttribute("submission", wanted.sessionId());
    model.addAttribute("product", wanted.productId());
    model.addAttribute("checkedAt", clock.instant());
    model.addAttribute("products", products.offered(today(clinics.get(wanted.clinicId()))));
    model.addAttribute("number", sessions.of(wanted.patientId()).size() + 1);
  }

  private List<String> inWords(Episode episode) {
    return episode.plannedPlaces().stream().map(content::inWords).sorted().toList();
  }

  /** Paper days, outages, refused starts: what has happened is recorded. */
  @GetMapping("/patients/{patientId}/sessions/past")
  String past(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable UUID episode,
      Model model) {
    pastPage(model, patientId, episode, Map.of(), List.of(), Ids.next());
    return "needling/past";
  }

  @PostMapping("/patients/{patientId}/sessions/past")
  String recordPast(
      @PathVariable UUID patientId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    TypedForm form = new TypedForm();
    UUID submission = Ids.sent(typed.get("submission"));
    LocalDate day =
        form.neededDate(
            "day",
            "Day of the session",
            new DateTyped(typed.get("day.day"), typed.get("day.month"), typed.get("day.year")));
    LocalTime time = time(form, typed.get("time"));
    Clinic clinic = clinic(Optional.empty());
    if (day != null
        && day.atTime(time).atZone(clinic.zone()).toInstant().isAfter(clock.instant())) {
      form.refuse("day", "A past session was not in the future. Check day and time.");
    }
    UUID episode = Ids.read(typed.get("episode")).orElse(null);
    if (episode != null && episodes.find(patientId, episode).isEmpty()) {
      form.refuse("episode", "Problem: choose one of this patient.");
    }
    UUID product = Ids.read(typed.get("product")).orElse(null);
    if (product != null && products.find(product).isEmpty()) {
      form.refuse("product", "Needles: choose a box of the catalogue.");
    }
    if (!form.isGood() || day == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      pastPage(model, patientId, episode, typed, form.problems(), submission);
      return "needling/past";
    }
    Actor actor = CurrentActor.get();
    return "redirect:"
        + sessions
            .recordPast(
                new Past(
                    submission,
                    patientId,
                    episode,
                    Optional.ofNullable(actor.practitionerId()).orElse(actor.accountId()),
                    clinic.id(),
                    product,
                    day.atTime(time).atZone(clinic.zone()).toInstant(),
                    places(patientId, episode)))
            .path();
  }

  private java.util.Set<Place> places(UUID patientId, @Nullable UUID episode) {
    return episode == null
        ? java.util.Set.of()
        : episodes.find(patientId, episode).map(Episode::plannedPlaces).orElse(java.util.Set.of());
  }

  private static LocalTime time(TypedForm form, @Nullable String typed) {
    try {
      return LocalTime.parse(typed == null ? "" : typed.strip());
    } catch (java.time.format.DateTimeParseException e) {
      form.refuse("time", "Time it began: type hours and minutes, for example 09:30.");
      return LocalTime.MIDNIGHT;
    }
  }

  private void pastPage(
      Model model,
      UUID patientId,
      @Nullable UUID episode,
      Map<String, String> typed,
      List<FieldProblem> problems,
      UUID submission) {
    model.addAttribute("episodes", episodes.of(patientId));
    model.addAttribute("form", typed);
    model.addAttribute("episodeId", episode);
    model.addAttribute("products", products.all());
    model.addAttribute("problems", problems);
    model.addAttribute("submission", submission);
  }

  /** A sheet to write on by hand when nothing else works. */
  @GetMapping("/patients/{patientId}/sessions/blank-sheet")
  String blankSheet(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable UUID episode,
      Model model) {
    Optional<Episode> one =
        Optional.ofNullable(episode)
            .flatMap(id -> episodes.find(patientId, id))
            .or(() -> episodes.of(patientId).stream().filter(Episode::isOpen).findFirst());
    model.addAttribute("places", one.map(this::inWords).orElse(List.of()));
    model.addAttribute("clinic", clinic(visits.currentOf(patientId)));
    model.addAttribute("printedAt", clock.instant());
    return "needling/blank-sheet";
  }
}
