package org.tautband.followup.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.TypedForm;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.followup.CheckIn;
import org.tautband.followup.CheckInLinks;
import org.tautband.followup.Replies;
import org.tautband.followup.Reply;

/**
 * The page that a patient's link opens. Opening it shows no name, place or date and uses nothing
 * up; every form carries link and year of birth on, and both are looked at each time.
 */
@Controller
class CheckInController {
  private static final int WORDS = 2000;
  private final CheckInLinks links;
  private final Replies replies;
  private final ClosedPage closed;
  private final Clinics clinics;
  private final Clock clock;

  CheckInController(
      CheckInLinks links, Replies replies, ClosedPage closed, Clinics clinics, Clock clock) {
    this.links = links;
    this.replies = replies;
    this.closed = closed;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** A form of somebody who may answer: link open, year right. */
  private record Known(
      CheckIn checkIn,
      Clinic clinic,
      MultiValueMap<String, String> typed,
      TypedForm form,
      HttpServletResponse response) {}

  /** What is done for somebody who may answer, and the page that follows. */
  private interface Step {
    String page(Known known);
  }

  @GetMapping("/checkin/{secret}")
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    response.setHeader("Cache-Control", "no-store");
    var link = links.find(secret);
    return link.filter(CheckInLinks.Link::open).isPresent()
        ? year(secret, model)
        : closed.of(link, model);
  }

  /** The year was typed: the questions. */
  @PostMapping("/checkin")
  String begin(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response,
      Model model) {
    return known(typed, response, model, known -> ask(known, model));
  }

  @PostMapping("/checkin/answer")
  String answer(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return known(typed, response, model, known -> answered(known, request, model));
  }

  private String answered(Known known, HttpServletRequest request, Model model) {
    var ticked = replies.ticked(known.checkIn(), ticks(known));
    var words =
        known.form().lines("words", "In your own words", known.typed().getFirst("words"), WORDS);
    if (ticked.isEmpty()) {
      known.form().refuse("tick", "Tick what fits. If nothing is new, tick “Nothing new”.");
    }
    if (!known.form().isGood()) {
      known.response().setStatus(422);
      return ask(known, model);
    }
    var id = submission(known.typed());
    return result(
        known, replies.answer(known.checkIn(), id, ticked, words, request.getRemoteAddr()), model);
  }

  @PostMapping("/checkin/scores")
  String scores(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return known(typed, response, model, known -> scored(known, request, model));
  }

  private String scored(Known known, HttpServletRequest request, Model model) {
    var newest = newest(known.checkIn());
    if (newest.isEmpty()) return ask(known, model);
    var goals = new HashMap<UUID, Integer>();
    for (var goal : goals(known)) {
      var value = score(known.typed().getFirst("goal." + goal.id()));
      if (value != null) goals.put(goal.id(), value);
    }
    replies.scores(
        known.checkIn(),
        submission(known.typed()),
        score(known.typed().getFirst("pain")),
        goals,
        request.getRemoteAddr());
    model.addAttribute("scored", true);
    return result(known, newest.get(), model);
  }

  private List<org.tautband.episodes.Goal> goals(Known known) {
    return replies.openEpisode(known.checkIn()).map(Episode::goals).orElse(List.of());
  }

  private static @Nullable Integer score(@Nullable String typed) {
    return typed != null && typed.matches("\\d|10") ? Integer.valueOf(typed) : null;
  }

  private String known(
      MultiValueMap<String, String> typed, HttpServletResponse response, Model model, Step step) {
    response.setHeader("Cache-Control", "no-store");
    var secret = Objects.requireNonNullElse(typed.getFirst("link"), "");
    var link = links.find(secret);
    if (link.filter(CheckInLinks.Link::open).isEmpty()) return closed.of(link, model);
    var form = new TypedForm();
    int oldest = Year.now(clock).getValue() - 130;
    int year =
        form.whole("born", "Your year of birth", typed.getFirst("born"), oldest, oldest + 130);
    model.addAttribute("link", secret);
    model.addAttribute("born", typed.getFirst("born"));
    if (!form.isGood()) return again(form, secret, response, model);
    return CurrentGroup.call(
        link.get().groupId(),
        () ->
            switch (replies.year(link.get(), year)) {
              case Replies.Year.Right right ->
                  step.page(
                      new Known(
                          right.checkIn(),
                          clinics.get(right.checkIn().clinicId()),
                          typed,
                          form,
                          response));
              case Replies.Year.Wrong wrong -> {
                form.refuse("born", notTheirYear(wrong.triesLeft()));
                yield wrong.triesLeft() == 0
                    ? closed.of(links.find(secret), model)
                    : again(form, secret, response, model);
              }
            });
  }

  private static String notTheirYear(int left) {
    return "This is not the year of birth the clinic knows. Type it again; you may try "
        + (left == 1 ? "once" : left + " times")
        + " more.";
  }

  private String again(TypedForm form, String secret, HttpServletResponse response, Model model) {
    response.setStatus(422);
    model.addAttribute("problems", form.problems());
    return year(secret, model);
  }

  private String year(String secret, Model model) {
    model.addAttribute("link", secret);
    model.addAttribute("emergency", closed.emergencyInWords());
    return "followup/year";
  }

  private String ask(Known known, Model model) {
    var asked = replies.asked(known.checkIn());
    var before = newest(known.checkIn());
    boolean typedHere = known.typed().containsKey("words");
    var ticked =
        typedHere
            ? ticks(known)
            : before.stream()
                .flatMap(reply -> reply.said().stream())
                .map(Reply.Said::rowId)
                .collect(Collectors.toSet());
    model.addAttribute("problems", known.form().problems());
    model.addAttribute("asked", asked);
    model.addAttribute("ticked", ticked);
    model.addAttribute(
        "moreOpen",
        asked.more().stream()
            .flatMap(area -> area.answers().stream())
            .anyMatch(row -> ticked.contains(row.id())));
    model.addAttribute(
        "words", typedHere ? known.typed().getFirst("words") : before.map(Reply::words).orElse(""));
    model.addAttribute("clinic", known.clinic());
    model.addAttribute(
        "needledAt", replies.needledAt(known.checkIn()).atZone(known.clinic().zone()));
    model.addAttribute("submission", Ids.next());
    return "followup/ask";
  }

  private static Set<String> ticks(Known known) {
    return Set.copyOf(known.typed().getOrDefault("tick", List.of()));
  }

  private String result(Known known, Reply reply, Model model) {
    var clinic = known.clinic();
    var here = clock.instant().atZone(clinic.zone()).toLocalDateTime();
    model.addAttribute("reply", reply);
    model.addAttribute("clinic", clinic);
    model.addAttribute("toldAt", reply.at().atZone(clinic.zone()));
    model.addAttribute(
        "closedNow",
        !clinic.openingHours().openings().isEmpty() && !clinic.openingHours().includes(here));
    model.addAttribute(
        "tells", reply.decisive().stream().map(Reply.Said::tell).distinct().toList());
    model.addAttribute("goals", goals(known));
    model.addAttribute("submission", Ids.next());
    return "followup/result";
  }

  private Optional<Reply> newest(CheckIn checkIn) {
    return replies.of(checkIn.patientId()).stream()
        .filter(one -> one.checkIn().id().equals(checkIn.id()))
        .flatMap(one -> one.replies().stream())
        .findFirst();
  }

  private static UUID submission(MultiValueMap<String, String> typed) {
    try {
      return UUID.fromString(Objects.requireNonNullElse(typed.getFirst("submission"), ""));
    } catch (IllegalArgumentException e) {
      return Ids.next();
    }
  }
}
