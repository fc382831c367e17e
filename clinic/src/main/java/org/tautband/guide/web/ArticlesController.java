package org.tautband.guide.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.guide.ArticleLife;
import org.tautband.guide.ArticleRules;
import org.tautband.guide.ArticleVersion;
import org.tautband.guide.Difference;
import org.tautband.guide.Page;
import org.tautband.guide.Proof;
import org.tautband.guide.Proofs;
import org.tautband.guide.Shelf;
import org.tautband.guide.Writing;

/** Articles as staff see them: which there are, the versions of one, and the steps of its life. */
@Controller
class ArticlesController {
  private final Writing writing;
  private final ArticleRules rules;
  private final Proofs proofs;
  private final Shelf shelf;
  private final Clock clock;

  ArticlesController(Writing writing, ArticleRules rules, Proofs proofs, Shelf shelf, Clock clock) {
    this.writing = writing;
    this.rules = rules;
    this.proofs = proofs;
    this.shelf = shelf;
    this.clock = clock;
  }

  @GetMapping("/articles")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String show,
      Model model) {
    List<ArticleLine> all =
        writing.all().stream()
            .map(this::line)
            .sorted(Comparator.comparing(ArticleLine::title, String.CASE_INSENSITIVE_ORDER))
            .toList();
    String words = q.strip().toLowerCase(Locale.ROOT);
    model.addAttribute(
        "lines",
        all.stream()
            .filter(line -> line.is(show))
            .filter(
                line -> (line.title() + " " + line.path()).toLowerCase(Locale.ROOT).contains(words))
            .toList());
    Map<String, Integer> counts = new LinkedHashMap<>();
    ArticleLine.FILTERS.forEach(
        (name, label) -> counts.put(name, (int) all.stream().filter(l -> l.is(name)).count()));
    model.addAttribute("filters", ArticleLine.FILTERS);
    model.addAttribute("counts", counts);
    model.addAttribute("all", all.size());
    model.addAttribute("q", q);
    model.addAttribute("show", ArticleLine.FILTERS.containsKey(show) ? show : "");
    return "guide/articles/list";
  }

  @GetMapping("/articles/{kind}/{slug}")
  String article(
      @PathVariable String kind,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    ArticleAddress address = new ArticleAddress(kind, slug);
    model.addAttribute("done", done);
    return article(address, life(address), model);
  }

  private String article(ArticleAddress address, ArticleLife life, Model model) {
    Actor actor = CurrentActor.get();
    ArticleVersion edit = life.toEdit();
    model.addAttribute("at", address.desk());
    model.addAttribute("life", life);
    model.addAttribute("line", line(life));
    model.addAttribute("edit", edit);
    model.addAttribute("states", states(life));
    life.inWork()
        .ifPresent(
            work -> {
              model.addAttribute("work", work);
              model.addAttribute("review", life.review(work.number()).orElse(null));
              model.addAttribute("open", proofs.of(work.markdown()).problems().size());
              model.addAttribute("noReview", rules.reasonsAgainstReview(life, work, actor));
              model.addAttribute("noPublish", rules.reasonsAgainstPublishing(life, work, actor));
            });
    life.served()
        .filter(v -> life.review(v.number()).isEmpty())
        .ifPresent(
            v -> {
              model.addAttribute("unreviewed", v);
              model.addAttribute("noServedReview", rules.reasonsAgainstReview(life, v, actor));
            });
    model.addAttribute("served", life.served().orElse(null));
    model.addAttribute(
        "servedReview", life.served().flatMap(v -> life.review(v.number())).orElse(null));
    model.addAttribute("settled", life.settled().orElse(null));
    model.addAttribute("newest", life.newestShipped().orElse(null));
    model.addAttribute("shippedSince", life.shippedSince().orElse(null));
    model.addAttribute("due", writing.due(life.path()));
    model.addAttribute("pointers", pointers(life.path()));
    return "guide/articles/article";
  }

  private static Map<Integer, ArticleLife.State> states(ArticleLife life) {
    Map<Integer, ArticleLife.State> states = new LinkedHashMap<>();
    life.versions().forEach(v -> states.put(v.number(), life.state(v)));
    return states;
  }

  private Map<String, String> pointers(String notThis) {
    Map<String, String> pages = new LinkedHashMap<>();
    shelf.pages().stream()
        .filter(p -> !p.path().equals(notThis))
        .sorted(Comparator.comparing(Page::title))
        .forEach(p -> pages.put(p.path(), p.title()));
    return pages;
  }

  @GetMapping("/articles/{kind}/{slug}/versions/{number}")
  String version(
      @PathVariable String kind, @PathVariable String slug, @PathVariable int number, Model model) {
    ArticleAddress address = new ArticleAddress(kind, slug);
    ArticleLife life = life(address);
    ArticleVersion version = version(life, number);
    Proof proof = proofs.of(version.markdown());
    Actor actor = CurrentActor.get();
    model.addAttribute("at", address.desk());
    model.addAttribute("life", life);
    model.addAttribute("line", line(life));
    model.addAttribute("v", version);
    model.addAttribute("state", life.state(version));
    model.addAttribute("proof", proof);
    model.addAttribute("steps", life.stepsOf(number));
    model.addAttribute("noReview", rules.reasonsAgainstReview(life, version, actor));
    model.addAttribute("noPublish", rules.reasonsAgainstPublishing(life, version, actor));
    model.addAttribute("problems", List.of());
    return "guide/articles/version";
  }

  @GetMapping("/articles/{kind}/{slug}/versions/{number}/markdown")
  ResponseEntity<byte[]> markdown(
      @PathVariable String kind, @PathVariable String slug, @PathVariable int number) {
    ArticleAddress address = new ArticleAddress(kind, slug);
    ArticleVersion version = version(life(address), number);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(slug + ".md").build().toString())
        .body(version.markdown().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/articles/{kind}/{slug}/difference")
  String difference(
      @PathVariable String kind,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Model model) {
    ArticleAddress address = new ArticleAddress(kind, slug);
    ArticleLife life = life(address);
    ArticleVersion after = chosen(life, to).orElseGet(() -> life.versions().getLast());
    ArticleVersion before =
        chosen(life, from)
            .or(() -> Optional.ofNullable(after.basedOn()).flatMap(life::version))
            .orElse(life.versions().getFirst());
    model.addAttribute("at", address.desk());
    model.addAttribute("life", life);
    model.addAttribute("line", line(life));
    model.addAttribute("before", before);
    model.addAttribute("after", after);
    model.addAttribute("pairs", Difference.between(before.markdown(), after.markdown()));
    Map<String, String> choices = new LinkedHashMap<>();
    life.newestFirst()
        .forEach(
            v ->
                choices.put(
                    String.valueOf(v.number()),
                    "Version "
                        + v.number()
                        + ", "
                        + life.state(v).inWords().toLowerCase(Locale.ROOT)));
    model.addAttribute("choices", choices);
    return "guide/articles/difference";
  }

  private static Optional<ArticleVersion> chosen(ArticleLife life, String typed) {
    return typed.matches("[1-9]\\d{0,8}")
        ? life.version(Integer.parseInt(typed))
        : Optional.empty();
  }

  @PostMapping("/articles/{kind}/{slug}/steps")
  ModelAndView step(
      @PathVariable String kind,
      @PathVariable String slug,
      @RequestParam Map<String, String> typed,
      Model model) {
    ArticleAddress address = new ArticleAddress(kind, slug);
    ArticleLife life = life(address);
    Actor actor = CurrentActor.get();
    var wish =
        new Writing.Wish(
            life.path(),
            number(typed.get("number")),
            number(typed.get("seen")),
            typed.getOrDefault("note", ""));
    String step = typed.getOrDefault("step", "");
    Writing.Taken taken =
        switch (step) {
          case "review" -> writing.review(wish, actor);
          case "publish" -> writing.publish(wish, actor);
          case "retire" -> writing.retire(wish, typed.getOrDefault("pointer", ""), actor);
          case "shipped" -> writing.shippedAgain(wish, actor);
          default -> new Writing.Taken.Refused(List.of("Choose a step with its button."));
        };
    return switch (taken) {
      case Writing.Taken.Done _ -> new ModelAndView("redirect:" + address.desk() + "?done=" + step);
      case Writing.Taken.Refused refused -> {
        List<FieldProblem> problems = new ArrayList<>();
        refused.reasons().forEach(r -> problems.add(new FieldProblem(field(step, r), r)));
        model.addAttribute("problems", problems);
        model.addAttribute("typed", typed);
        model.addAttribute("done", "");
        yield new ModelAndView(
            article(address, life(address), model),
            model.asMap(),
            HttpStatus.UNPROCESSABLE_CONTENT);
      }
    };
  }

  private static String field(String step, String reason) {
    if (!step.equals("retire")) return "steps";
    return reason.contains("“Why”") ? "note" : reason.startsWith("Choose") ? "pointer" : "steps";
  }

  private static int number(@Nullable String typed) {
    return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
  }

  private ArticleLife life(ArticleAddress address) {
    return writing
        .find(address.path())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static ArticleVersion version(ArticleLife life, int number) {
    return life.version(number)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ArticleLine line(ArticleLife life) {
    return ArticleLine.of(life, today(), !writing.due(life.path()).isEmpty());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }
}
