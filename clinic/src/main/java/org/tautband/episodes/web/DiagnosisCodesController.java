package org.tautband.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.Role;
import org.tautband.episodes.DiagnosisCodes;
import org.tautband.episodes.DiagnosisCodes.Loaded;

/** The clinic's own list of diagnosis codes: read it, replace it. */
@Controller
@RequestMapping("/settings/diagnosis-codes")
class DiagnosisCodesController {
  private static final int SHOWN = 20;
  private final DiagnosisCodes codes;

  DiagnosisCodesController(DiagnosisCodes codes) {
    this.codes = codes;
  }

  @GetMapping
  String page(Model model) {
    return page(model, "", List.of());
  }

  @PostMapping
  String load(@RequestParam String lines, Model model, HttpServletResponse response) {
    return switch (codes.load(lines)) {
      case Loaded.Done done -> "redirect:/settings/diagnosis-codes";
      case Loaded.Refused refused -> {
        response.setStatus(422);
        yield page(
            model,
            lines,
            refused.problems().stream()
                .limit(SHOWN)
                .map(problem -> new FieldProblem("lines", problem))
                .toList());
      }
    };
  }

  private String page(Model model, String lines, List<FieldProblem> problems) {
    List<DiagnosisCodes.Code> all = codes.all();
    var actor = CurrentActor.get();
    model.addAttribute("lines", lines);
    model.addAttribute("problems", problems);
    model.addAttribute("count", all.size());
    model.addAttribute("codes", all.stream().limit(SHOWN).toList());
    model.addAttribute("mayLoad", actor.is(Role.MANAGER) || actor.is(Role.ADMINISTRATOR));
    return "episodes/diagnosis-codes";
  }
}
