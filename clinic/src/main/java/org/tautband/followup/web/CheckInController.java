package org.tautband.followup.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
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
import org.tautband.database.Ids;
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
  static final LinkDoor.Door DOOR =
      new LinkDoor.Door(CheckInLinks.Asks.AFTER_A_SESSION, "/checkin");
  private final LinkDoor door;
  private final Replies replies;
  private final ResultPage result;
  private final Clinics clinics;

  CheckInController(LinkDoor door, Replies replies, ResultPage result, Clinics clinics) {
    this.door = door;
    this.replies = replies;
    this.result = result;
    this.clinics = clinics;
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
    return door.open(DOOR, secret, response, model);
  }

  /** The year was typed: the questions. */
  @PostMapping("/checkin")
  String begin(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response,
      Model model) {
    return behindTheDoor(typed, response, model, known -> ask(known, model));
  }

  @PostMapping("/checkin/answer")
  String answer(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return behindTheDoor(typed, response, model, known -> answered(known, request, model));
  }

  private String behindTheDoor(
      MultiValueMap<String, String> typed, HttpServletResponse response, Model model, Step step) {
    return door.pass(
        DOOR,
        typed,
        response,
        model,
        (link, form) -> {
          var checkIn = replies.current(link);
          var clinic = clinics.get(checkIn.clinicId());
          return step.page(new Known(checkIn, clinic, typed, form, response));
        });
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
    var id = LinkDoor.submission(known.typed());
    var reply = replies.answer(known.checkIn(), id, ticked, words, request.getRemoteAddr());
    return result.of(known.checkIn(), known.clinic(), reply, model);
  }

  @PostMapping("/checkin/scores")
  String scores(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return behindTheDoor(typed, response, model, known -> scored(known, request, model));
  }

  private String scored(Known known, HttpServletRequest request, Model model) {
    var newest = replies.newest(known.checkIn());
    if (newest.isEmpty()) return ask(known, model);
    var goals = new HashMap<UUID, Integer>();
    for (var goal : result.goals(known.checkIn())) {
      var value = score(known.typed().getFirst("goal." + goal.id()));
      if (value != null) goals.put(goal.id(), value);
    }
    replies.scores(
        known.checkIn(),
        LinkDoor.submission(known.typed()),
        score(known.typed().getFirst("pain")),
        goals,
        request.getRemoteAddr());
    model.addAttribute("scored", true);
    return result.of(known.checkIn(), known.clinic(), newest.get(), model);
  }

  private static @Nullable Integer score(@Nullable String typed) {
    return typed != null && typed.matches("\\d|10") ? Integer.valueOf(typed) : null;
  }

  private String ask(Known known, Model model) {
    var asked = replies.asked(known.checkIn());
    var before = replies.newest(known.checkIn());
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
}
