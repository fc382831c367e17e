package org.tautband.history.web;

import java.io.IOException;
import java.util.List;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.database.Ids;
import org.tautband.history.History;
import org.tautband.history.Imported;
import org.tautband.history.Imports;
import org.tautband.history.Joining;
import org.tautband.history.WaitingFiles;

/** Uploading a record file: look at it, say whose it is, see what came of it. */
@Controller
class ImportController {
  private static final UUID NO_CLINIC = new UUID(0, 0);
  private final Imports imports;
  private final WaitingFiles waiting;
  private final History history;
  private final CareRelations care;

  ImportController(Imports imports, WaitingFiles waiting, History history, CareRelations care) {
    this.care = care;
    this.imports = imports;
    this.waiting = waiting;
    this.history = history;
  }

  @GetMapping("/history/import")
  String upload(
      @RequestParam(name = "tooLarge", required = false) @Nullable String tooLarge, Model model) {
    if (tooLarge != null) {
      model.addAttribute("problems", List.of(new FieldProblem("file", UploadLimit.MESSAGE)));
    }
    return "history/upload";
  }

  @PostMapping("/history/import")
  ModelAndView look(@RequestParam(required = false) @Nullable MultipartFile file, Model model)
      throws IOException {
    if (file == null || file.isEmpty()) {
      return refused(model, "Choose a file that is not empty.");
    }
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    byte[] bytes = file.getBytes();
    return switch (imports.preview(name, bytes)) {
      case Imported.Preview preview -> {
        UUID id = Ids.next();
        waiting.keep(id, preview.fileName(), bytes);
        yield new ModelAndView("redirect:/history/import/" + id);
      }
      case Imported.Refused refused -> broken(model, refused);
      case Imported.Kept _ -> throw new IllegalStateException("a preview keeps nothing");
      case Imported.Asks _ -> throw new IllegalStateException("a preview does not ask");
    };
  }

  private static ModelAndView refused(Model model, String message) {
    model.addAttribute("problems", List.of(new FieldProblem("file", message)));
    return new ModelAndView("history/upload", HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static ModelAndView broken(Model model, Imported.Refused refused) {
    model.addAttribute("refused", refused);
    return refused(model, refused.inWords());
  }

  @GetMapping("/history/import/{waitingId}")
  ModelAndView decide(@PathVariable UUID waitingId, Model model) {
    var file = waiting.find(waitingId);
    if (file.isEmpty()) {
      return refused(model, "That upload is no longer waiting. Choose the file again.");
    }
    return switch (imports.preview(file.get().fileName(), file.get().bytes())) {
      case Imported.Preview preview -> preview(waitingId, preview, model);
      case Imported.Refused refused -> broken(model, refused);
      case Imported.Kept _ -> throw new IllegalStateException("a preview keeps nothing");
      case Imported.Asks _ -> throw new IllegalStateException("a preview does not ask");
    };
  }

  private static ModelAndView preview(UUID waitingId, Imported.Preview preview, Model model) {
    preview.resembling().forEach(r -> Audit.shows(r.patient().id()));
    if (preview.knownAs() != null) {
      Audit.shows(preview.knownAs());
    }
    model.addAttribute("preview", preview);
    model.addAttribute("waitingId", waitingId);
    return new ModelAndView("history/preview");
  }

  @PostMapping("/history/import/{waitingId}")
  ModelAndView keep(
      @PathVariable UUID waitingId,
      @RequestParam(name = "whose", defaultValue = "") String answer,
      Model model) {
    var file = waiting.find(waitingId);
    if (file.isEmpty()) {
      return refused(
          model, "That upload was decided already, or waited too long. Choose the file again.");
    }
    UUID clinic = Optional.ofNullable(CurrentActor.get().clinicId()).orElse(NO_CLINIC);
    var outcome =
        imports.importFile(
            clinic, file.get().fileName(), file.get().bytes(), joining(answer, waitingId));
    return switch (outcome) {
      case Imported.Kept kept -> {
        waiting.forget(waitingId);
        if (kept.patientId() != null) {
          Audit.shows(kept.patientId());
        }
        yield new ModelAndView("redirect:/history/imported/" + kept.fileId());
      }
      case Imported.Asks _ -> {
        model.addAttribute(
            "problems",
            List.of(new FieldProblem("whose", "Say whose record this is before it is kept.")));
        var page = decide(waitingId, model);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        yield page;
      }
      case Imported.Refused refused -> broken(model, refused);
      case Imported.Preview _ -> throw new IllegalStateException("keeping is no preview");
    };
  }

  /** The upload's id becomes the new patient's id: sent twice it is one patient. */
  private static Joining joining(String answer, UUID waitingId) {
    if (answer.equals("new")) {
      return new Joining.AsNew(waitingId);
    }
    try {
      return answer.isEmpty() ? new Joining.Ask() : new Joining.With(UUID.fromString(answer));
    } catch (IllegalArgumentException _) {
      return new Joining.Ask();
    }
  }

  @GetMapping("/history/imported/{fileId}")
  ModelAndView result(@PathVariable UUID fileId, Model model) {
    var kept = history.file(fileId);
    if (kept.isEmpty()) {
      return new ModelAndView("error", HttpStatus.NOT_FOUND);
    }
    var patient = kept.get().patientId();
    if (patient != null) {
      Audit.shows(patient);
      if (!care.reads(patient)) {
        return new ModelAndView("redirect:/patients/" + patient + "/break-glass");
      }
    }
    model.addAttribute("kept", kept.get());
    return new ModelAndView("history/result");
  }
}
