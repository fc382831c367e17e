package org.tautband.followup.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
import org.tautband.followup.CheckInLinks;
import org.tautband.followup.RecurrenceAnswer;
import org.tautband.followup.RecurrenceAnswer.Said;
import org.tautband.followup.RecurrenceQuestion;
import org.tautband.followup.Recurrences;

/** The page that a patient's link opens half a year later: one question. */
@Controller
class LaterController {
  private static final int WORDS = 2000;
  private static final LinkDoor.Door DOOR =
      new LinkDoor.Door(CheckInLinks.Asks.HALF_A_YEAR_LATER, "/later");
  private final LinkDoor door;
  private final Recurrences recurrences;
  private final Clinics clinics;

  LaterController(LinkDoor door, Recurrences recurrences, Clinics clinics) {
    this.door = door;
    this.recurrences = recurrences;
    this.clinics = clinics;
  }

  /** In the order they are asked. */
  static Map<Said, String> answers() {
    var answers = new EnumMap<Said, String>(Said.class);
    for (var said : Said.values()) answers.put(said, said.inWords());
    return answers;
  }

  @GetMapping("/later/{secret}")
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    return door.open(DOOR, secret, response, model);
  }

  /** The year was typed: the question. */
  @PostMapping("/later")
  String begin(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response,
      Model model) {
    return door.pass(
        DOOR,
        typed,
        response,
        model,
        (link, form) -> {
          var question = recurrences.question(link);
          var before = recurrences.answers(question).stream().findFirst();
          return ask(
              question,
              before.map(RecurrenceAnswer::said).map(Said::name).orElse(null),
              before.map(RecurrenceAnswer::words).orElse(""),
              form,
              model);
        });
  }

  @PostMapping("/later/answer")
  String answer(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return door.pass(
        DOOR,
        typed,
        response,
        model,
        (link, form) -> {
          var question = recurrences.question(link);
          var said = form.choice("said", "Your answer", typed.getFirst("said"), Said.class);
          var words = form.lines("words", "Your own words", typed.getFirst("words"), WORDS);
          if (said.isEmpty() || !form.isGood()) {
            response.setStatus(422);
            return ask(question, typed.getFirst("said"), typed.getFirst("words"), form, model);
          }
          recurrences.told(
              question, LinkDoor.submission(typed), said.get(), words, request.getRemoteAddr());
          model.addAttribute("said", said.get());
          model.addAttribute("clinic", clinic(question));
          return "followup/later-thanks";
        });
  }

  private String ask(
      RecurrenceQuestion question,
      @Nullable String said,
      @Nullable String words,
      TypedForm form,
      Model model) {
    model.addAttribute("problems", form.problems());
    model.addAttribute("answers", answers());
    model.addAttribute("said", said);
    model.addAttribute("words", words);
    model.addAttribute("episode", recurrences.episode(question));
    model.addAttribute("clinic", clinic(question));
    model.addAttribute("since", question.countedFrom().atZone(clinic(question).zone()));
    model.addAttribute("submission", Ids.next());
    return "followup/later-ask";
  }

  private Clinic clinic(RecurrenceQuestion question) {
    return clinics.get(Objects.requireNonNull(question.clinicId()));
  }
}
