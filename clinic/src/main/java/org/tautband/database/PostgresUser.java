package org.tautband.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to be root; so when we are, it gets a user
 * namespace in which it is nobody, or, where the machine forbids those (containers often do), a
 * system user of its own.
 */
sealed interface PostgresUser {

  /** The command line that runs {@code program} as this user, in a session of its own. */
  List<String> command(List<String> program);

  /** An ordinary user runs everything directly. */
  record Ourselves() implements PostgresUser {
    @Override
    public List<String> command(List<String> program) {
      return program;
    }
  }

  /** Root without its power: files stay root's, the process has no privilege. */
  record RootInNamespace() implements PostgresUser {
    @Override
    public List<String> command(List<String> program) {
      return joined(List.of("unshare", "-U", "--"), program);
    }
  }

  /** A system user that owns the database's files. */
  record SystemUser(String name) implements PostgresUser {
    static final String DEFAULT_NAME = "tautband";

    @Override
    public List<String> command(List<String> program) {
      return joined(List.of("runuser", "-u", name, "--"), program);
    }
  }

  /** Chooses for this machine and, when the cluster exists already, for the one who owns it. */
  static PostgresUser choose(Path cluster) throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return new Ourselves();
    }
    if (Files.exists(cluster)) {
      String owner = Files.getOwner(cluster).getName();
      if (!owner.equals("root")) {
        return new SystemUser(owner);
      }
    }
    if (succeeds(new RootInNamespace().command(List.of("true")))) {
      return new RootInNamespace();
    }
    return systemUser();
  }

  static SystemUser systemUser() {
    String name = SystemUser.DEFAULT_NAME;
    SystemUser user = new SystemUser(name);
    boolean there =
        succeeds(List.of("id", name))
            || succeeds(
                List.of(
                    "useradd",
                    "--system",
                    "--no-create-home",
                    "--shell",
                    "/usr/sbin/nologin",
                    name));
    if (!there || !succeeds(user.command(List.of("true")))) {
      throw new DatabaseDidNotStart(
          "PostgreSQL cannot run as root, and this machine allows neither user namespaces nor a"
              + " system user. Run Tautband as an ordinary user, or set TAUTBAND_DATABASE_URL to a"
              + " PostgreSQL 18 server.");
    }
    return user;
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
