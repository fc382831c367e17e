package org.tautband.guide.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.guide.ArticleLife;
import org.tautband.guide.ArticleProblem;
import org.tautband.guide.ArticleVersion;
import org.tautband.guide.Difference;
import org.tautband.guide.Illustrations;
import org.tautband.guide.Proofs;
import org.tautband.guide.RowPicker;
import org.tautband.guide.Writing;

/**
 * Writing an article: its text, its page beside it, what stands against it, rows to insert. Looking
 * and saving are one form, so that all of it works without a script.
 */
@Controller
class EditorController {
  /** Four bytes for each character an article may have. */
  private static final int MOST_BYTES = 4 * Proofs.MOST_CHARS;

  private final Writing writing;
  private final Proofs proofs;
  private final RowPicker picker;
  private final Illustrations illustrations;
  private final Clock clock;

  EditorController(
      Writing writing, Proofs proofs, RowPicker picker, Illustrations illustrations, Clock clock) {
    this.writing = writing;
    this.proofs = proofs;
    this.picker = picker;
    this.illustrations = illustrations;
    this.clock = clock;
  }

  /** What the form carries. */
  record Typed(String text, int head, @Nullable Integer basedOn, String note, String q) {
    static Typed of(Map<String, String> fields) {
      return new Typed(
          // Forms send line ends as CR LF, whatever they were.
          fields.getOrDefault("e_text", "").replace("\r\n", "\n"),
          number(fields.get("head")),
          number(fields.get("basedOn")) == 0 ? null : number(fields.get("basedOn")),
          fields.getOrDefault("note", ""),
          fields.getOrDefault("q", ""));
    }

    static Typed fresh(String text, int head, @Nullable Integer basedOn) {
      return new Typed(text, head, basedOn, "", "");
    }

    private static int number(@Nullable String typed) {
      return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }
  }

  @GetMapping("/articles/new")
  String fresh(Model model) {
    LocalDate by = LocalDate.ofInstant(clock.instant(), clock.getZone()).plusYears(1);
    String text =
        """
        ---
        title: What people ask
        slug: what-people-ask
        kind: question
        summary: The short answer in one sentence.
        tags: []
        conditions: []
        body: []
        areas: []
        synonyms: []
        author: %s
        reviewer:
        reviewed:
        review-by: %s
        ---

        Begin here.
        """
            .formatted(CurrentActor.get().name(), by);
    return editor(null, Typed.fresh(text, 0, null), model);
  }

  @PostMapping("/articles/new")
  ModelAndView saveNew(@RequestParam Map<String, String> fields, Model model) {
    return answer(null, fields, model);
  }

  @GetMapping("/articles/{kind}/{slug}/edit")
  String edit(
      @PathVariable String kind,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(required = false) @Nullable String saved,
      Model model) {
    ArticleAddress address = new ArticleAddress(kind, slug);
    ArticleLife life = life(address);
    ArticleVersion from =
        version.matches("[1-9]\\d{0,8}")
            ? life.version(Integer.parseInt(version)).orElseGet(life::toEdit)
            : life.toEdit();
    if (saved != null) model.addAttribute("saved", from);
    return editor(address, Typed.fresh(from.markdown(), life.head(), from.number()), model);
  }

  @PostMapping("/articles/{kind}/{slug}/edit")
  ModelAndView save(
      @PathVariable String kind,
      @PathVariable String slug,
      @RequestParam Map<String, String> fields,
      Model model) {
    ArticleAddress address = new ArticleAddress(kind, slug);
    life(address);
    return answer(address, fields, model);
  }

  private ModelAndView answer(
      @Nullable ArticleAddress address, Map<String, String> fields, Model model) {
    Typed typed = Typed.of(fields);
    if (!fields.getOrDefault("do", "").equals("save")) {
      return new ModelAndView(editor(address, typed, model), model.asMap());
    }
    var draft =
        new Writing.Draft(
            address == null ? null : address.path(),
            typed.head(),
            typed.basedOn(),
            typed.text(),
            typed.note());
    return switch (writing.save(draft, CurrentActor.get())) {
      case Writing.Saved.Done done ->
          new ModelAndView(
              "redirect:" + ArticleAddress.of(done.version().path()).desk() + "/edit?saved");
      case Writing.Saved.Stale stale -> conflict(stale, typed, model);
      case Writing.Saved.Refused refused -> {
        model.addAttribute("problems", atTheText(refused.problems()));
        yield new ModelAndView(
            editor(address, typed, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
      }
    };
  }

  private static List<FieldProblem> atTheText(List<ArticleProblem> problems) {
    return problems.stream()
        .limit(10)
        .map(
            p ->
                new FieldProblem(
                    "e_text",
                    "Not saved. " + (p.line() > 0 ? "Line " + p.line() + ": " : "") + p.reason()))
        .toList();
  }

  /** Both texts side by side, ours kept in a form, and a way on. */
  private ModelAndView conflict(Writing.Saved.Stale stale, Typed typed, Model model) {
    ArticleAddress address = ArticleAddress.of(stale.theirs().path());
    model.addAttribute("at", address.desk());
    model.addAttribute("theirs", stale.theirs());
    model.addAttribute("typed", typed);
    model.addAttribute("pairs", Difference.between(stale.theirs().markdown(), stale.yours()));
    return new ModelAndView("guide/articles/conflict", model.asMap(), HttpStatus.CONFLICT);
  }

  private String editor(@Nullable ArticleAddress address, Typed typed, Model model) {
    model.addAttribute("at", address == null ? null : address.desk());
    model.addAttribute("action", address == null ? "/articles/new" : address.desk() + "/edit");
    model.addAttribute("typed", typed);
    model.addAttribute("title", Proofs.named(typed.text()).map(Proofs.Named::title).orElse(""));
    model.addAttribute("proof", proofs.of(typed.text()));
    model.addAttribute("found", picker.find(typed.q()));
    model.addAttribute("pictures", illustrations.all().stream().limit(12).toList());
    return "guide/articles/edit";
  }

  /** The page and what stands against it, for the script that asks while somebody types. */
  @PostMapping("/articles/proof")
  String proof(@RequestParam(name = "e_text", defaultValue = "") String text, Model model) {
    model.addAttribute("proof", proofs.of(text.replace("\r\n", "\n")));
    return "guide/articles/proof";
  }

  @GetMapping("/articles/rows")
  String rows(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("found", picker.find(q));
    model.addAttribute("q", q);
    return "guide/articles/rows";
  }

  @GetMapping("/articles/import")
  String upload(Model model) {
    return "guide/articles/import";
  }

  @PostMapping("/articles/import")
  ModelAndView bringIn(@RequestParam(required = false) @Nullable MultipartFile file, Model model)
      throws IOException {
    if (file == null || file.isEmpty()) {
      return refused("Choose a Markdown file that is not empty.", model);
    }
    if (file.getSize() > MOST_BYTES) {
      return refused(
          "The file has "
              + file.getSize() / 1024
              + " KB. An article has at most 200,000 characters: split it into several.",
          model);
    }
    Optional<String> text = utf8(file.getBytes());
    if (text.isEmpty()) {
      return refused("The file is no UTF-8 text. Save it as UTF-8 and choose it again.", model);
    }
    return bringIn(text.get(), CurrentActor.get(), model);
  }

  private ModelAndView bringIn(String text, Actor actor, Model model) {
    Optional<ArticleLife> life = Proofs.named(text).flatMap(named -> writing.find(named.path()));
    String note = "Brought in from a file.";
    var draft =
        life.map(l -> new Writing.Draft(l.path(), l.head(), l.toEdit().number(), text, note))
            .orElseGet(() -> new Writing.Draft(null, 0, null, text, note));
    return switch (writing.save(draft, actor)) {
      case Writing.Saved.Done done ->
          new ModelAndView(
              "redirect:" + ArticleAddress.of(done.version().path()).desk() + "?done=import");
      case Writing.Saved.Stale stale -> conflict(stale, Typed.fresh(text, 0, null), model);
      case Writing.Saved.Refused refused -> {
        List<FieldProblem> problems = new ArrayList<>(atTheText(refused.problems()));
        model.addAttribute("problems", problems);
        yield new ModelAndView(
            editor(null, Typed.fresh(text, 0, null), model),
            model.asMap(),
            HttpStatus.UNPROCESSABLE_CONTENT);
      }
    };
  }

  private static ModelAndView refused(String reason, Model model) {
    model.addAttribute("problems", List.of(new FieldProblem("file", reason)));
    return new ModelAndView(
        "guide/articles/import", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }

  private ArticleLife life(ArticleAddress address) {
    return writing
        .find(address.path())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
