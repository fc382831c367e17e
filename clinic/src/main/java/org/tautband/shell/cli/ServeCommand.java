package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.tautband.database.Installation;
import org.tautband.shell.cli.Failures.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the clinic's own record; settings from the environment. */
@Command(name = "serve", description = "For real. Settings come from the environment: see README.")
final class ServeCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "default: TAUTBAND_DATA")
  @Nullable Path data;

  @Option(names = "--port", paramLabel = "N", description = "default: TAUTBAND_PORT")
  @Nullable Integer port;

  @Override
  public Integer call() throws IOException {
    var environment = System.getenv();
    var folder = DataFolder.forServe(data, environment);
    var settings =
        switch (ServeSettings.from(environment, folder, port)) {
          case ServeSettings.Accepted accepted -> accepted;
          case ServeSettings.Refused refused ->
              throw new Refusal("Not started.\n- " + String.join("\n- ", refused.reasons()));
        };
    settings.unknown().forEach(name -> Console.complain("Not a setting of Tautband: " + name));
    ConfigurableApplicationContext running;
    try (var starting = Progress.of("Starting")) {
      running = new Application(folder).start(settings.springProperties());
    }
    if (running.getBean(Installation.class).isDemonstration()) {
      running.close();
      throw new Refusal(ServeSettings.DEMO_DATA);
    }
    var address = settings.address(Application.port(running));
    Console.say("ready " + address);
    running
        .getBean(FirstAdministrator.class)
        .link()
        .ifPresent(secret -> invite(address + "/link/" + secret));
    Console.say("The record lies in " + folder.path() + ". Ctrl-C ends the application.");
    return Commands.KEEPS_RUNNING;
  }

  private static void invite(String link) {
    Console.say("administrator " + link);
    Console.say(
        "Nobody can administer this installation yet. Whoever opens the link above within 24 hours"
            + " chooses the password of the login \"admin\". It is shown only here; a restart makes"
            + " a new one.");
  }
}
