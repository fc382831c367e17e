package org.tautband.shell.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.access.Accounts.Account;
import org.tautband.access.Accounts.NewAccount;
import org.tautband.access.FieldProblem;
import org.tautband.access.Role;

/** What an administrator typed about an account, as typed. */
record AccountForm(
    @Nullable String login,
    @Nullable String name,
    @Nullable List<String> roles,
    @Nullable String clinicId,
    @Nullable String practitionerId,
    @Nullable Integer version) {

  private static final int LONGEST_LOGIN = 100;
  private static final int LONGEST_NAME = 200;

  static AccountForm empty() {
    return new AccountForm("", "", List.of(), "", "", 0);
  }

  static AccountForm of(Account account) {
    return new AccountForm(
        account.login(),
        account.name(),
        account.roles().stream().map(Role::name).toList(),
        account.clinicId() == null ? "" : account.clinicId().toString(),
        account.practitionerId() == null ? "" : account.practitionerId().toString(),
        account.version());
  }

  List<FieldProblem> problems(boolean isNew) {
    var problems = new ArrayList<FieldProblem>();
    var typedLogin = text(login);
    if (isNew
        && !typedLogin.matches("[A-Za-z0-9][A-Za-z0-9._@-]{1,%d}".formatted(LONGEST_LOGIN - 1))) {
      problems.add(
          new FieldProblem(
              "login",
              "Enter a sign-in name of 2 to 100 letters, digits, dots, hyphens, underscores or @,"
                  + " without spaces."));
    }
    if (text(name).isEmpty() || text(name).length() > LONGEST_NAME) {
      problems.add(new FieldProblem("name", "Enter the person's name, at most 200 characters."));
    }
    if (chosenRoles().isEmpty()) {
      problems.add(new FieldProblem("roles", "Choose at least one role."));
    }
    return List.copyOf(problems);
  }

  Set<Role> chosenRoles() {
    var chosen = EnumSet.noneOf(Role.class);
    for (var role : Role.values()) {
      if (roles != null && roles.contains(role.name())) {
        chosen.add(role);
      }
    }
    return chosen;
  }

  NewAccount asNew() {
    return new NewAccount(text(login), text(name), chosenRoles(), id(practitionerId), id(clinicId));
  }

  Account appliedTo(Account account) {
    return new Account(
        account.id(),
        account.login(),
        text(name),
        chosenRoles(),
        id(practitionerId),
        id(clinicId),
        account.hasPassword(),
        account.disabledAt(),
        version == null ? 0 : version);
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  private static @Nullable UUID id(@Nullable String typed) {
    try {
      return text(typed).isEmpty() ? null : UUID.fromString(text(typed));
    } catch (IllegalArgumentException tampered) {
      return null;
    }
  }
}
