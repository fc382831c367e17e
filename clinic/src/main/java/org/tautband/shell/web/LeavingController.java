package org.tautband.shell.web;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tautband.access.Accounts;
import org.tautband.access.Accounts.Account;

/** Somebody leaves: what they have in hand, and who goes on with it. */
@Controller
class LeavingController {
  private final Accounts accounts;
  private final Leaving leaving;

  LeavingController(Accounts accounts, Leaving leaving) {
    this.accounts = accounts;
    this.leaving = leaving;
  }

  /** One thing in hand, as an administrator reads it. */
  record Line(String what, String next) {}

  @GetMapping("/admin/accounts/{accountId}/leaving")
  String page(@PathVariable UUID accountId, Model model) {
    var account = find(accountId);
    var work = leaving.of(account);
    model.addAttribute("account", account);
    model.addAttribute("nothing", work.isEmpty());
    model.addAttribute(
        "unsigned",
        work.unsigned().stream()
            .map(
                s ->
                    new Line(
                        leaving.words(s.startedAt(), s.clinicId()),
                        s.needlesIn() > 0
                            ? s.needlesIn() + " needles not out: a clinician goes there now"
                            : "not signed"))
            .toList());
    model.addAttribute(
        "taken", work.taken().stream().map(i -> new Line(i.what().sentence(), "")).toList());
    model.addAttribute(
        "ahead",
        work.ahead().stream()
            .map(b -> new Line(leaving.words(b.slot().from(), b.place().clinicId()), ""))
            .toList());
    var heirs = new LinkedHashMap<String, String>();
    leaving.heirs(account).forEach(a -> heirs.put(a.id().toString(), a.name()));
    model.addAttribute("heirs", heirs);
    return "shell/leaving";
  }

  @PostMapping("/admin/accounts/{accountId}/hand-over")
  String handOver(
      @PathVariable UUID accountId,
      @RequestParam(defaultValue = "") String to,
      RedirectAttributes next) {
    var from = find(accountId);
    var heir = leaving.heirs(from).stream().filter(a -> a.id().toString().equals(to)).findFirst();
    if (heir.isEmpty()) {
      next.addFlashAttribute("choose", true);
    } else {
      next.addFlashAttribute("heir", heir.get().name());
      next.addFlashAttribute("handed", leaving.handOver(from, heir.get()));
    }
    return "redirect:/admin/accounts/" + accountId + "/leaving";
  }

  private Account find(UUID accountId) {
    return accounts
        .find(accountId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
