package org.tautband.shell.cli;

import org.springframework.boot.web.server.PortInUseException;

/** What went wrong at the start, in words that say what to do. */
final class Failures {
  private Failures() {}

  static String inWords(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException taken) {
        return portTaken(taken.getPort());
      }
      if (cause instanceof Refusal) {
        return String.valueOf(cause.getMessage());
      }
      if (cause instanceof org.tautband.database.DatabaseDidNotStart
          || cause instanceof org.tautband.database.BackupRefused) {
        return String.valueOf(cause.getMessage());
      }
      deepest = cause;
    }
    return "Tautband stopped: "
        + (deepest.getMessage() == null ? deepest.toString() : deepest.getMessage());
  }

  static String portTaken(int port) {
    return "Port "
        + port
        + " is taken by another program, or not allowed to this user. Stop that program, or choose"
        + " another port: --port 0 takes any free one.";
  }

  /** The command is not carried out; the message says why and what to do. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String whyAndWhatToDo) {
      super(whyAndWhatToDo);
    }
  }
}
