package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.tautband.shell.demo.DemoClinic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: an invented clinic, reachable from this machine only. */
@Command(name = "demo", description = "Invented clinic, this machine only.")
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "default: var/demo")
  @Nullable Path data;

  @Option(names = "--port", paramLabel = "N", description = "0 = any free one; default 8080")
  int port = 8080;

  @Option(names = "--reset", description = "forget everything and load the invented people anew")
  boolean reset;

  @Override
  public Integer call() throws IOException {
    var folder = DataFolder.forDemo(data);
    if (reset) {
      folder.reset();
    }
    folder.markAsDemo();
    ConfigurableApplicationContext running;
    try (var starting = Progress.of("Starting")) {
      running =
          new Application(folder)
              .start(
                  Map.of(
                      "server.address", "127.0.0.1",
                      "server.port", Integer.toString(port),
                      "tautband.url", "",
                      "tautband.demo", "true"));
    }
    DemoClinic.Opened opened;
    try (var loading = Progress.of("Loading the invented clinic")) {
      opened = running.getBean(DemoClinic.class).open();
      Application.awaitFirstPage("http://127.0.0.1:" + Application.port(running));
    }
    tell("http://localhost:" + Application.port(running), opened, folder);
    return Commands.KEEPS_RUNNING;
  }

  private static void tell(String address, DemoClinic.Opened opened, DataFolder folder) {
    Console.say("ready " + address);
    for (var login : opened.logins()) {
      Console.say("login " + login.role() + " " + login.user() + " " + login.password());
    }
    opened.client().ifPresent(c -> Console.say("client " + c.id() + " " + c.secret()));
    Console.say(
        """

        This is a demonstration with invented people. Open %s in a browser and sign in with one
        of the logins above. Nobody outside this machine can reach it. No clinician has reviewed Tautband
        yet: do not treat anybody by what it says.
        Everything lies in %s; --reset starts over. Ctrl-C ends it.\
        """
            .formatted(address, folder.path()));
  }
}
