package org.tautband.shell.demo;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.SystemClients;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Secrets;

/** The system that may read the demonstration by FHIR: the same at every start. */
@Component
class DemoClient {
  private final ClinicGroups groups;
  private final SystemClients clients;
  private final Secrets secrets;

  DemoClient(ClinicGroups groups, SystemClients clients, Secrets secrets) {
    this.groups = groups;
    this.clients = clients;
    this.secrets = secrets;
  }

  /** Its id and secret; the secret lies with the keys of this installation. */
  DemoClinic.Client same() {
    var words = secrets.text("demo-client", this::register).split(" ", 2);
    return new DemoClinic.Client(words[0], words[1]);
  }

  private String register() {
    var fresh =
        CurrentGroup.call(
            groups.ids().getFirst(),
            () ->
                CurrentActor.call(
                    Actor.TAUTBAND,
                    () -> clients.register("Demonstration client", Set.of("system/*.read"))));
    return fresh.clientId() + " " + fresh.secret();
  }
}
