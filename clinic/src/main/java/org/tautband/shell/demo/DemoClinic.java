package org.tautband.shell.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.Role;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.Installation;

/** The demonstration: one clinic group with invented people. Opening it again changes nothing. */
@Component
public class DemoClinic {
  /** Every demo login's password. It stands in the source: nothing real is ever behind it. */
  public static final String PASSWORD = "dry-needling-demo";

  private final Installation installation;
  private final ClinicGroups groups;
  private final Accounts accounts;

  DemoClinic(Installation installation, ClinicGroups groups, Accounts accounts) {
    this.installation = installation;
    this.groups = groups;
    this.accounts = accounts;
  }

  /** How to sign in to the demonstration. */
  public record Login(String role, String user, String password) {}

  /** The FHIR client of the demonstration. */
  public record Client(String id, String secret) {}

  /** What a visitor of the demonstration needs to know. */
  public record Opened(List<Login> logins, Optional<Client> client) {}

  /** Loads the invented clinic when this installation is new, and says how to get in. */
  public Opened open() {
    if (!installation.isDemonstration()) {
      installation.becomeDemonstration();
      var groupId = Ids.next();
      CurrentGroup.run(
          groupId,
          () ->
              CurrentActor.call(
                  Actor.TAUTBAND,
                  () -> {
                    groups.create(groupId, "Demonstration clinics");
                    addPeople();
                    return true;
                  }));
    }
    var logins = new ArrayList<Login>();
    for (var person : Person.values()) {
      logins.add(new Login(person.role.inWords().replace(' ', '_'), person.login, PASSWORD));
    }
    return new Opened(List.copyOf(logins), Optional.empty());
  }

  private enum Person {
    CLINICIAN("kim", "Kim Demoson", Role.CLINICIAN),
    FRONT_DESK("frankie", "Frankie Desk", Role.FRONT_DESK),
    MANAGER("maxi", "Maxi Manager", Role.MANAGER),
    ADMINISTRATOR("ada", "Ada Admin", Role.ADMINISTRATOR);

    private final String login;
    private final String name;
    private final Role role;

    Person(String login, String name, Role role) {
      this.login = login;
      this.name = name;
      this.role = role;
    }
  }

  private void addPeople() {
    for (var person : Person.values()) {
      var added =
          accounts.add(
              new Accounts.NewAccount(person.login, person.name, Set.of(person.role), null, null));
      switch (added) {
        case Accounts.Added.Done done -> accounts.choosePassword(done.accountId(), PASSWORD);
        case Accounts.Added.LoginTaken taken ->
            throw new IllegalStateException("The login " + taken.login() + " is taken");
      }
    }
  }
}
