package org.tautband.redflags.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.QuestionGroup;
import org.tautband.evidence.RedFlag;
import org.tautband.redflags.RedFlagAnswer;
import org.tautband.redflags.RedFlagAnswer.Answer;
import org.tautband.redflags.RedFlagOverview;
import org.tautband.redflags.RedFlags;

/** The red-flag questions: ask them, and write on those that were raised. */
@Controller
@RequestMapping("/patients/{patientId}/episodes/{episodeId}/red-flags")
class RedFlagController {
  private static final int WORDS = 4000;
  private final RedFlags redFlags;
  private final Episodes episodes;
  private final Clinics clinics;
  private final Content content;

  RedFlagController(RedFlags redFlags, Episodes episodes, Clinics clinics, Content content) {
    this.redFlags = redFlags;
    this.episodes = episodes;
    this.clinics = clinics;
    this.content = content;
  }

  /** Asks what is not answered yet, or everything with {@code ?again}. */
  @GetMapping
  String page(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> asked,
      Model model) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("submission", Ids.next().toString());
    if (asked.containsKey("again")) {
      typed.add("again", "yes");
    }
    return page(model, episode(patientId, episodeId), typed, List.of());
  }

  @PostMapping
  String answer(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = episode(patientId, episodeId);
    TypedForm form = new TypedForm();
    List<RedFlagAnswer> answers = new ArrayList<>();
    for (AskedOf askedOf : AskedOf.values()) {
      for (QuestionGroup<RedFlag> group : groups(episode, typed, askedOf)) {
        answers.addAll(answers(askedOf + "." + group.number(), group, typed, form));
      }
    }
    UUID submission = Ids.sent(typed.getFirst("submission"));
    boolean sentTwice =
        redFlags.rounds(patientId, episodeId).stream()
            .anyMatch(round -> round.id().equals(submission));
    if (!form.isGood() && !sentTwice) {
      response.setStatus(422);
      return page(model, episode, typed, form.problems());
    }
    if (!answers.isEmpty() && !sentTwice) {
      redFlags.answer(patientId, episodeId, submission, places(episode), answers);
    }
    return "redirect:" + path(episode);
  }

  private static List<RedFlagAnswer> answers(
      String key,
      QuestionGroup<RedFlag> group,
      MultiValueMap<String, String> typed,
      TypedForm form) {
    boolean rest = typed.getFirst("none." + key) != null;
    String said = form.lines("said." + key, "What was said", typed.getFirst("said." + key), WORDS);
    List<RedFlagAnswer> answers = new ArrayList<>();
    int open = 0;
    for (RedFlag flag : group.questions()) {
      String value = typed.getFirst("q." + flag.questionId());
      if (value != null && !value.isEmpty()) {
        form.choice("q." + flag.questionId(), "The answer", value, Answer.class)
            .ifPresent(
                answer ->
                    answers.add(
                        new RedFlagAnswer(flag.questionId(), answer, answer.raises() ? said : "")));
      } else if (rest) {
        answers.add(new RedFlagAnswer(flag.questionId(), Answer.NONE_OF_THESE, ""));
      } else {
        open++;
      }
    }
    if (open > 0) {
      form.refuse(
          "none." + key,
          group.title()
              + ": "
              + open
              + (open == 1 ? " question is" : " questions are")
              + " not answered. Answer each, or tick that none of these fits.");
    }
    return answers;
  }

  @PostMapping("/{roundId}/{questionId}")
  String clear(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID roundId,
      @PathVariable String questionId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = episode(patientId, episodeId);
    TypedForm form = new TypedForm();
    String examined = words(form, typed, "examined", questionId, "What was examined is missing.");
    String told = words(form, typed, "told", questionId, "Who was told is missing.");
    String why = words(form, typed, "why", questionId, "Why needling is still right is missing.");
    if (!form.isGood()) {
      response.setStatus(422);
      typed.set("submission", Ids.next().toString());
      return page(model, episode, typed, form.problems());
    }
    var cleared =
        redFlags.clear(
            patientId, episodeId, roundId, questionId, new RedFlags.Words(examined, told, why));
    if (cleared.isEmpty()) {
      throw notThere();
    }
    return "redirect:" + path(episode);
  }

  private static String words(
      TypedForm form,
      MultiValueMap<String, String> typed,
      String what,
      String questionId,
      String missing) {
    String field = what + "." + questionId;
    int before = form.problems().size();
    String words = form.lines(field, "This", typed.getFirst(field), WORDS);
    if (words.isEmpty() && form.problems().size() == before) {
      form.refuse(field, missing + " Write it in words.");
    }
    return words;
  }

  private String page(
      Model model,
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    RedFlagOverview overview =
        redFlags.overview(episode.patientId(), episode.id(), places(episode));
    model.addAttribute("episode", episode);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("overview", overview);
    model.addAttribute("patientGroups", groups(episode, typed, AskedOf.PATIENT));
    model.addAttribute("clinicianGroups", groups(episode, typed, AskedOf.CLINICIAN));
    model.addAttribute("rounds", redFlags.rounds(episode.patientId(), episode.id()));
    model.addAttribute("content", content);
    model.addAttribute(
        "asks",
        content.redFlags().stream()
            .collect(java.util.stream.Collectors.toMap(RedFlag::questionId, RedFlag::ask)));
    model.addAttribute("emergencyNumber", emergencyNumber());
    model.addAttribute("path", path(episode));
    return "redflags/red-flags";
  }

  private List<QuestionGroup<RedFlag>> groups(
      Episode episode, MultiValueMap<String, String> typed, AskedOf askedOf) {
    return typed.getFirst("again") != null
        ? redFlags.questions(episode.patientId(), places(episode), askedOf)
        : redFlags.openQuestions(episode.patientId(), episode.id(), places(episode), askedOf);
  }

  private Set<Place> places(Episode episode) {
    return episode.plannedPlaces();
  }

  private String emergencyNumber() {
    var clinicId = CurrentActor.get().clinicId();
    Optional<Clinic> clinic =
        clinicId == null ? clinics.all().stream().findFirst() : clinics.find(clinicId);
    return clinic.map(Clinic::emergencyNumber).orElse("the emergency number");
  }

  private Episode episode(UUID patientId, UUID episodeId) {
    return episodes.find(patientId, episodeId).orElseThrow(RedFlagController::notThere);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  static Optional<UUID> id(@Nullable String typed) {
    try {
      return typed == null ? Optional.empty() : Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String path(Episode episode) {
    return "/patients/" + episode.patientId() + "/episodes/" + episode.id() + "/red-flags";
  }
}
