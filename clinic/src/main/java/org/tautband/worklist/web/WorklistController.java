package org.tautband.worklist.web;

import java.time.Clock;
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
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Accounts;
import org.tautband.access.Audit;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.database.Ids;
import org.tautband.worklist.Item;
import org.tautband.worklist.Item.About;
import org.tautband.worklist.Rounds;
import org.tautband.worklist.Wanted;
import org.tautband.worklist.Worklist;

/** What must be done, by whom and by when; and the page of one question from the public. */
@Controller
class WorklistController {
  private static final int WORDS = 2000;
  private final Worklist worklist;
  private final Rounds rounds;
  private final Lines lines;
  private final QuestionPage questions;
  private final Accounts accounts;
  private final Clock clock;

  WorklistController(
      Worklist worklist,
      Rounds rounds,
      Lines lines,
      QuestionPage questions,
      Accounts accounts,
      Clock clock) {
    this.worklist = worklist;
    this.rounds = rounds;
    this.lines = lines;
    this.questions = questions;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GetMapping("/worklist")
  String list(@RequestParam Map<String, String> flags, Model model) {
    rounds.walkIfNeeded();
    model.addAttribute("closedNow", flags.containsKey("closed"));
    model.addAttribute("takenNow", flags.containsKey("taken"));
    model.addAttribute("givenNow", flags.containsKey("given"));
    return listPage(model, flags);
  }

  @GetMapping("/worklist/enquiries/{enquiryId}")
  String enquiry(@PathVariable UUID enquiryId, Model model) {
    return questions.show(model, enquiryId, item(enquiryId), Map.of());
  }

  @PostMapping("/worklist/{itemId}/take")
  ModelAndView take(
      @PathVariable UUID itemId, @RequestParam Map<String, String> typed, Model model) {
    var item = item(itemId);
    var step = worklist.take(itemId, version(typed), CurrentActor.get());
    return answer(step, back(item, typed, "taken"), typed, model);
  }

  /** To somebody, or to nobody again: the field is empty. */
  @PostMapping("/worklist/{itemId}/give")
  ModelAndView give(
      @PathVariable UUID itemId, @RequestParam Map<String, String> typed, Model model) {
    var item = item(itemId);
    var chosen = typed.getOrDefault("to", "");
    var to = Optional.of(chosen).filter(c -> !c.isBlank()).flatMap(Ids::read);
    var person = to.flatMap(accounts::find);
    if (!chosen.isBlank() && person.isEmpty()) {
      return again(
          item, typed, List.of(), "Choose somebody of the list.", HttpStatus.CONFLICT, model);
    }
    var step = worklist.give(itemId, version(typed), person.orElse(null), CurrentActor.get());
    return answer(step, back(item, typed, "given"), typed, model);
  }

  @PostMapping("/worklist/{itemId}/close")
  ModelAndView close(
      @PathVariable UUID itemId, @RequestParam Map<String, String> typed, Model model) {
    var item = item(itemId);
    var field = "words-" + itemId;
    var form = new TypedForm();
    var words = form.lines(field, "What was done", typed.get(field), WORDS);
    if (words.isEmpty() && typed.getOrDefault(field, "").isBlank()) {
      form.refuse(field, "Say in a few words what was done. Without them it stays open.");
    }
    if (!form.isGood()) {
      return again(item, typed, form.problems(), null, HttpStatus.UNPROCESSABLE_CONTENT, model);
    }
    var step = worklist.close(itemId, words, CurrentActor.get());
    return answer(step, view(typed, "closed"), typed, model);
  }

  private ModelAndView answer(
      Worklist.Step step, String back, Map<String, String> typed, Model model) {
    return switch (step) {
      case Worklist.Step.Done done -> new ModelAndView("redirect:" + back);
      case Worklist.Step.Refused no ->
          again(no.item(), typed, List.of(), no.reason(), HttpStatus.CONFLICT, model);
    };
  }

  private ModelAndView again(
      Item item,
      Map<String, String> typed,
      List<FieldProblem> problems,
      @Nullable String refusal,
      HttpStatus status,
      Model model) {
    model.addAttribute("problems", problems);
    model.addAttribute("refusal", refusal);
    var page =
        fromEnquiry(typed, item)
            ? questions.show(model, item.id(), item, typed)
            : listPage(model, typed);
    return new ModelAndView(page, status);
  }

  private boolean fromEnquiry(Map<String, String> typed, Item item) {
    return "enquiry".equals(typed.get("on")) && questions.isOf(item);
  }

  private String back(Item item, Map<String, String> typed, String flag) {
    return fromEnquiry(typed, item) ? item.path() : view(typed, flag);
  }

  /** The list as it was looked at; how it begins needs no words in the address. */
  private static String view(Map<String, String> typed, String flag) {
    var actor = CurrentActor.get();
    var view = View.of(typed, actor);
    return "/worklist?" + flag + (view.equals(View.of(Map.of(), actor)) ? "" : "&" + view.query());
  }

  private String listPage(Model model, Map<String, String> typed) {
    var actor = CurrentActor.get();
    var asked = View.of(typed, actor);
    var counts = worklist.counts(asked.wanted(actor));
    int total = asked.total(counts);
    var view = asked.on(Math.min(asked.page(), asked.pages(total)));
    boolean whole = view.show() == Wanted.Show.ALL && view.kind() == null && view.page() == 1;
    model.addAttribute("open", lines.of(worklist.page(view.wanted(actor), view.page() - 1), actor));
    model.addAttribute("closed", whole ? lines.of(worklist.closedLately(), actor) : List.of());
    model.addAttribute("count", worklist.count());
    model.addAttribute("view", view);
    model.addAttribute("tabs", view.tabs(counts));
    model.addAttribute("kinds", view.kinds(counts));
    model.addAttribute("total", total);
    model.addAttribute("first", (view.page() - 1) * Worklist.ON_A_PAGE + 1);
    model.addAttribute("pages", view.pages(total));
    model.addAttribute("clinical", actor.seesClinicalText());
    model.addAttribute("typed", typed);
    model.addAttribute("now", clock.instant());
    return "worklist/list";
  }

  private Item item(UUID itemId) {
    var item =
        worklist.find(itemId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (item.about() instanceof About.Patient known) Audit.shows(known.patientId());
    return item;
  }

  /** A version that is no number fits no row: it is treated as changed meanwhile. */
  private static int version(Map<String, String> typed) {
    var text = typed.getOrDefault("version", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
