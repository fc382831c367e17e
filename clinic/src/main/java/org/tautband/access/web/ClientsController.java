package org.tautband.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tautband.access.FieldProblem;
import org.tautband.access.SystemClients;
import org.tautband.access.TypedForm;

/** An administrator lets other systems read the published record, and ends that. */
@Controller
@RequestMapping("/admin/clients")
class ClientsController {
  private static final String EVERYTHING = "system/*.read";
  private final SystemClients clients;

  ClientsController(SystemClients clients) {
    this.clients = clients;
  }

  /** What was typed about a new system. */
  record Typed(String name, String scopes) {}

  @GetMapping
  String list(Model model) {
    return page(model, new Typed("", EVERYTHING), List.of());
  }

  @PostMapping
  String add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String scopes,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var form = new TypedForm();
    var plainName = form.needed("name", "Name of the system", name, 200);
    var wanted = scopes(scopes);
    if (wanted.isEmpty() || !wanted.stream().allMatch(SystemClients::isScope)) {
      form.refuse(
          "scopes",
          "Enter system/*.read for everything, or types one after the other, for example"
              + " system/Patient.read system/Observation.read; or metrics for the program's own"
              + " figures.");
    }
    if (!form.isGood()) {
      response.setStatus(422);
      return page(model, new Typed(name, scopes), form.problems());
    }
    next.addFlashAttribute("registered", clients.register(plainName, wanted));
    return "redirect:/admin/clients";
  }

  @PostMapping("/{clientId}/disable")
  String disable(@PathVariable UUID clientId) {
    clients.disable(clientId);
    return "redirect:/admin/clients?disabled";
  }

  private String page(Model model, Typed typed, @Nullable List<FieldProblem> problems) {
    model.addAttribute("clients", clients.all());
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    return "access/clients";
  }

  private static Set<String> scopes(String typed) {
    var all = new TreeSet<String>();
    Arrays.stream(typed.strip().split("[\\s,]+")).filter(s -> !s.isEmpty()).forEach(all::add);
    return all;
  }
}
