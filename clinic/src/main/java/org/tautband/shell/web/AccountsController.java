package org.tautband.shell.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tautband.access.Accounts;
import org.tautband.access.Accounts.Account;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.OneTimeLinks.Purpose;
import org.tautband.access.Role;
import org.tautband.clinics.Clinics;
import org.tautband.practitioners.Practitioners;

/**
 * An administrator invites people, resets and disables them. Nobody can take the administrator's
 * role or the account from themselves, so that somebody can always administer.
 */
@Controller
@RequestMapping("/admin/accounts")
class AccountsController {
  private static final String TO_LIST = "redirect:/admin/accounts";
  private final Accounts accounts;
  private final ObjectProvider<Clinics> clinics;
  private final ObjectProvider<Practitioners> practitioners;
  private final String baseUrl;

  AccountsController(
      Accounts accounts,
      ObjectProvider<Clinics> clinics,
      ObjectProvider<Practitioners> practitioners,
      @Value("${tautband.base-url:}") String baseUrl) {
    this.accounts = accounts;
    this.clinics = clinics;
    this.practitioners = practitioners;
    this.baseUrl = baseUrl;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("accounts", accounts.all());
    return "shell/accounts";
  }

  @GetMapping("/new")
  String blank(Model model) {
    return form(model, AccountForm.empty(), List.of());
  }

  @PostMapping
  String invite(
      @ModelAttribute AccountForm typed,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var problems = typed.problems(true);
    if (problems.isEmpty()) {
      switch (accounts.add(typed.asNew())) {
        case Accounts.Added.Done done -> {
          return printed(done.accountId(), Purpose.INVITATION, next);
        }
        case Accounts.Added.LoginTaken taken ->
            problems =
                List.of(
                    new FieldProblem(
                        "login",
                        "Somebody already signs in as "
                            + taken.login()
                            + ". Choose another name."));
      }
    }
    response.setStatus(422);
    return form(model, typed, problems);
  }

  @GetMapping("/{accountId}")
  String edit(@PathVariable UUID accountId, Model model) {
    var account = find(accountId);
    model.addAttribute("account", account);
    return form(model, AccountForm.of(account), List.of());
  }

  @PostMapping("/{accountId}")
  String change(
      @PathVariable UUID accountId,
      @ModelAttribute AccountForm typed,
      Model model,
      HttpServletResponse response) {
    var account = find(accountId);
    var problems = typed.problems(false);
    if (problems.isEmpty()
        && isMe(accountId)
        && !typed.chosenRoles().contains(Role.ADMINISTRATOR)) {
      problems =
          List.of(
              new FieldProblem(
                  "roles",
                  "You cannot take the administrator's role from yourself. Ask another"
                      + " administrator."));
    }
    if (problems.isEmpty()) {
      if (accounts.change(typed.appliedTo(account))) {
        return "redirect:/admin/accounts?saved";
      }
      var theirs = find(accountId);
      problems =
          List.of(
              new FieldProblem(
                  "name",
                  "Somebody changed this account meanwhile. It now reads: %s, %s. Check what you typed and save again."
                      .formatted(theirs.name(), inWords(theirs))));
      account = theirs;
    }
    model.addAttribute("account", account);
    response.setStatus(422);
    return form(model, typed, problems);
  }

  @PostMapping("/{accountId}/link")
  String link(
      @PathVariable UUID accountId,
      @RequestParam(defaultValue = "") String phone,
      RedirectAttributes next) {
    var account = find(accountId);
    if (isMe(accountId)) {
      return "redirect:/account";
    }
    if (phone.equals("lost")) {
      return shownOnce(accountId, accounts.linkForLostPhone(accountId), next);
    }
    return printed(accountId, account.hasPassword() ? Purpose.RESET : Purpose.INVITATION, next);
  }

  /** Shows the link once: it travels in the session from the request that made it. */
  @GetMapping("/{accountId}/link")
  String show(@PathVariable UUID accountId, Model model, HttpServletResponse response) {
    model.addAttribute("account", find(accountId));
    response.setHeader("Cache-Control", "no-store");
    return "shell/account-link";
  }

  @PostMapping("/{accountId}/disable")
  String disable(@PathVariable UUID accountId) {
    find(accountId);
    if (isMe(accountId)) {
      return "redirect:/admin/accounts?own";
    }
    accounts.disable(accountId);
    return "redirect:/admin/accounts/" + accountId + "/leaving?disabled";
  }

  @PostMapping("/{accountId}/enable")
  String enable(@PathVariable UUID accountId) {
    find(accountId);
    accounts.enable(accountId);
    return TO_LIST + "?enabled";
  }

  private String printed(UUID accountId, Purpose purpose, RedirectAttributes next) {
    return shownOnce(accountId, accounts.link(accountId, purpose), next);
  }

  private String shownOnce(UUID accountId, String secret, RedirectAttributes next) {
    var base =
        baseUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
            : baseUrl;
    next.addFlashAttribute("address", base + "/link/" + secret);
    return "redirect:/admin/accounts/" + accountId + "/link";
  }

  private Account find(UUID accountId) {
    return accounts
        .find(accountId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static boolean isMe(UUID accountId) {
    return CurrentActor.get().accountId().equals(accountId);
  }

  private static String inWords(Account account) {
    return String.join(", ", account.roles().stream().sorted().map(Role::inWords).toList());
  }

  private String form(Model model, AccountForm typed, List<FieldProblem> problems) {
    model.addAttribute("form", typed);
    model.addAttribute("problems", problems);
    var roles = new LinkedHashMap<String, String>();
    for (var role : Role.values()) {
      roles.put(role.name(), role.inWords());
    }
    model.addAttribute("roleWords", roles);
    model.addAttribute("clinicNames", clinicNames());
    model.addAttribute("practitionerNames", practitionerNames());
    return "shell/account";
  }

  private Map<String, String> clinicNames() {
    var names = new LinkedHashMap<String, String>();
    clinics.ifAvailable(all -> all.all().forEach(c -> names.put(c.id().toString(), c.name())));
    return names;
  }

  private Map<String, String> practitionerNames() {
    var names = new LinkedHashMap<String, String>();
    practitioners.ifAvailable(
        all -> all.all().forEach(p -> names.put(p.id().toString(), p.name())));
    return names;
  }
}
