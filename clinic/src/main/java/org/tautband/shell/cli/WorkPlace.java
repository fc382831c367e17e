package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinics;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.shell.cli.Failures.Refusal;

/** The application as one command needs it: started for the task, stopped after it. */
final class WorkPlace implements AutoCloseable {
  private final ConfigurableApplicationContext running;
  private final Actor operator;

  private WorkPlace(ConfigurableApplicationContext running) {
    this.running = running;
    var user = System.getProperty("user.name");
    this.operator =
        new Actor(
            Actor.TAUTBAND.accountId(),
            "command-line",
            "Command line (" + user + ")",
            Set.of(),
            null,
            null);
  }

  /** A clinic and the group whose rows it belongs to. */
  record Found(UUID groupId, UUID clinicId, String name) {}

  static WorkPlace open(@Nullable Path data, String what) throws IOException {
    var folder = DataFolder.existing(data, System.getenv());
    Console.complain("Record in " + folder.path());
    try (var starting = Progress.of(what)) {
      return new WorkPlace(new Application(folder).startForOneTask());
    }
  }

  ApplicationContext beans() {
    return running;
  }

  <T> T bean(Class<T> type) {
    return running.getBean(type);
  }

  List<UUID> groups() {
    return bean(ClinicGroups.class).ids();
  }

  /** Runs something for a group, as the person at the terminal. */
  <T> T as(UUID groupId, Callable<T> action) {
    try {
      return CurrentGroup.<T, Exception>call(
          groupId, () -> CurrentActor.<T, Exception>call(operator, action::call));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  /** The clinic of that name or id. */
  Found clinic(String nameOrId) {
    List<Found> all = new ArrayList<>();
    for (var group : groups()) {
      as(group, () -> bean(Clinics.class).all())
          .forEach(c -> all.add(new Found(group, c.id(), c.name())));
    }
    var fitting =
        all.stream()
            .filter(
                c ->
                    c.name().equalsIgnoreCase(nameOrId.strip())
                        || c.clinicId().toString().equals(nameOrId.strip()))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    var names = all.stream().map(c -> "  " + c.name() + "   " + c.clinicId()).toList();
    throw new Refusal(
        (fitting.isEmpty()
                ? "There is no clinic \"" + nameOrId + "\"."
                : "More than one clinic is called \"" + nameOrId + "\": use the id.")
            + (names.isEmpty()
                ? " No clinic is set up yet: sign in and add one under Settings, Clinics."
                : " These are there:\n" + String.join("\n", names)));
  }

  @Override
  public void close() {
    running.close();
  }
}
