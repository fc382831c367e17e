package org.tautband.evidence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.evidence.Edits;
import org.tautband.evidence.Edits.Outcome;
import org.tautband.evidence.Entry;
import org.tautband.evidence.OwnRows;
import org.tautband.evidence.RowHistory;
import org.tautband.evidence.RowKind;
import org.tautband.evidence.Store;

/** A manager edits a row or adds one: type, see what changes, then keep it. */
@Controller
class EditController {
  private final Store store;
  private final Edits edits;
  private final OwnRows ownRows;
  private final RowHistory history;

  EditController(Store store, Edits edits, OwnRows ownRows, RowHistory history) {
    this.ownRows = ownRows;
    this.store = store;
    this.edits = edits;
    this.history = history;
  }

  @GetMapping("/evidence/{rowId}/edit")
  String edit(@PathVariable String rowId, Model model) {
    return page(opened(rowId), List.of(), model);
  }

  @GetMapping("/evidence/new")
  String start(@RequestParam(defaultValue = "") String kind, Model model) {
    return page(fresh(kind), List.of(), model);
  }

  @PostMapping("/evidence/{rowId}/edit")
  String edit(
      @PathVariable String rowId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    return step(EditForm.of(opened(rowId), typed), typed, model, response);
  }

  @PostMapping("/evidence/new")
  String start(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    return step(EditForm.of(fresh(kind), typed), typed, model, response);
  }

  private String step(
      EditForm form,
      MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    String step = String.valueOf(typed.getFirst("step"));
    if (step.equals("write")) return page(form, List.of(), model);
    boolean keep = step.equals("keep");
    Outcome outcome =
        keep
            ? edits.keep(
                form.kind(),
                form.id(),
                form.basedOn(),
                form.typed(),
                form.why(),
                CurrentActor.get())
            : edits.consider(form.kind(), form.id(), form.basedOn(), form.typed());
    return switch (outcome) {
      case Outcome.Good good when keep -> "redirect:/evidence/" + form.id();
      case Outcome.Good good -> look(form, good, model);
      case Outcome.Same() ->
          page(form, problem(response, "row", "Nothing is changed yet. Change a field."), model);
      case Outcome.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield page(form, refused.problems(), model);
      }
      case Outcome.Stale stale -> stale(form, stale, model, response);
    };
  }

  private static List<FieldProblem> problem(
      HttpServletResponse response, String field, String words) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return List.of(new FieldProblem(field, words));
  }

  /** What would be another one, and where, before anything is kept. */
  private String look(EditForm form, Outcome.Good good, Model model) {
    Entry now = good.shift().now();
    var places = EvidenceController.Places.of(store.usesOf(now));
    model.addAttribute("form", form);
    model.addAttribute("shift", good.shift());
    model.addAttribute("changes", changes(form, good.shift().before()));
    model.addAttribute("places", places);
    return "evidence/look";
  }

  private List<RowHistory.Change> changes(EditForm form, @Nullable Entry before) {
    return form.columns().stream()
        .map(
            column ->
                new RowHistory.Change(
                    column.label(),
                    before == null ? "" : before.row().text(column.name()),
                    form.values().getOrDefault(column.name(), "")))
        .filter(change -> !change.before().equals(change.now()))
        .toList();
  }

  /** Somebody was quicker: both texts side by side, and what was typed stays in the form. */
  private String stale(
      EditForm form, Outcome.Stale stale, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("theirs", changes(form, stale.now()));
    return page(form.onTopOf(stale.version()), List.of(), model);
  }

  private String page(EditForm form, List<FieldProblem> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("isNew", form.id().contains("-C") && form.basedOn() == 0);
    return "evidence/edit";
  }

  @PostMapping("/evidence/{rowId}/shipped")
  String shipped(
      @PathVariable String rowId,
      @RequestParam int basedOn,
      @RequestParam(defaultValue = "") String why,
      Model model,
      HttpServletResponse response) {
    Entry entry = entry(rowId);
    return settled(
        entry,
        edits.takeShipped(entry.kind(), entry.id(), basedOn, why, CurrentActor.get()),
        model,
        response);
  }

  @PostMapping("/evidence/{rowId}/ours")
  String ours(
      @PathVariable String rowId,
      @RequestParam(defaultValue = "") String why,
      Model model,
      HttpServletResponse response) {
    Entry entry = entry(rowId);
    var problem = ownRows.keepOurs(entry.kind(), entry.id(), why, CurrentActor.get());
    if (problem.isEmpty()) return "redirect:/evidence/" + entry.id();
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(opened(entry.id()), List.of(problem.get()), model);
  }

  private String settled(Entry entry, Outcome outcome, Model model, HttpServletResponse response) {
    return switch (outcome) {
      case Outcome.Good _, Outcome.Same _ ->
          "redirect:/evidence" + store.entry(entry.id()).map(e -> "/" + e.id()).orElse("");
      case Outcome.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield page(opened(entry.id()), refused.problems(), model);
      }
      case Outcome.Stale stale -> stale(opened(entry.id()), stale, model, response);
    };
  }

  private Entry entry(String rowId) {
    return store
        .entry(rowId)
        .filter(found -> found.kind().editable())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private EditForm opened(String rowId) {
    Entry row = entry(rowId);
    return EditForm.of(
        row.kind(), row.id(), history.newest(row.id()), edits.columns(row.kind()), row);
  }

  private EditForm fresh(String letters) {
    RowKind kind =
        RowKind.of(letters)
            .filter(RowKind::editable)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return EditForm.of(kind, edits.nextId(kind), 0, edits.columns(kind), null);
  }
}
