package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tautband.access.Accounts;
import org.tautband.shell.cli.Failures.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code link}: lets somebody in again who has lost password or phone when no administrator can,
 * such as the only one. Whoever holds the machine and its data folder may do that.
 */
@Command(name = "link", description = "One-time link: password and codes anew.")
final class LinkCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LOGIN", description = "name somebody signs in with")
  String login = "";

  @Option(names = "--data", paramLabel = "DIR")
  @Nullable Path data;

  @Override
  public Integer call() throws IOException {
    var wanted = login.strip().toLowerCase(Locale.ROOT);
    try (var work = WorkPlace.open(data, "Starting")) {
      for (var group : work.groups()) {
        var secret =
            work.as(
                group,
                () -> {
                  var accounts = work.bean(Accounts.class);
                  return accounts.all().stream()
                      .filter(a -> a.login().equals(wanted) && a.disabledAt() == null)
                      .findFirst()
                      .map(a -> accounts.linkForLostPhone(a.id()));
                });
        if (secret.isPresent()) {
          Console.say("link /link/" + secret.get());
          Console.say(
              "Open it at the address of this installation within 24 hours. The password and the"
                  + " codes of "
                  + wanted
                  + " have ended; a browser that is signed in stays so until its login ends.");
          return 0;
        }
      }
      throw new Refusal("Nobody who is not disabled signs in as \"" + wanted + "\".");
    }
  }
}
