package org.tautband.shell.cli;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.OneTimeLinks;
import org.tautband.access.Role;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;

/** Lets somebody in who can let the others in: by a one-time link, as long as nobody can. */
@Component
class FirstAdministrator {
  private static final String LOGIN = "admin";
  private final ClinicGroups groups;
  private final Accounts accounts;

  FirstAdministrator(ClinicGroups groups, Accounts accounts) {
    this.groups = groups;
    this.accounts = accounts;
  }

  /** A fresh secret when no administrator of this installation can sign in; empty otherwise. */
  Optional<String> link() {
    var all = groups.ids();
    for (var group : all) {
      if (CurrentGroup.call(group, this::somebodyAdministers)) {
        return Optional.empty();
      }
    }
    var group = all.isEmpty() ? Ids.next() : all.getFirst();
    return Optional.of(
        CurrentGroup.call(
            group,
            () ->
                CurrentActor.call(
                    Actor.TAUTBAND,
                    () -> {
                      if (all.isEmpty()) {
                        groups.create(group, "Our clinics");
                      }
                      return invite();
                    })));
  }

  private boolean somebodyAdministers() {
    return accounts.all().stream()
        .anyMatch(
            a ->
                a.roles().contains(Role.ADMINISTRATOR)
                    && a.hasPassword()
                    && a.disabledAt() == null);
  }

  private String invite() {
    var waiting =
        accounts.all().stream()
            .filter(a -> a.roles().contains(Role.ADMINISTRATOR) && a.disabledAt() == null)
            .findFirst();
    var id =
        waiting
            .map(Accounts.Account::id)
            .orElseGet(
                () ->
                    switch (accounts.add(
                        new Accounts.NewAccount(
                            LOGIN,
                            "First administrator",
                            Set.of(Role.ADMINISTRATOR),
                            null,
                            null))) {
                      case Accounts.Added.Done done -> done.accountId();
                      case Accounts.Added.LoginTaken taken ->
                          throw new Failures.Refusal(
                              "Every administrator is disabled, and the login "
                                  + taken.login()
                                  + " is taken. Enable one in the database.");
                    });
    return accounts.link(id, OneTimeLinks.Purpose.INVITATION);
  }
}
