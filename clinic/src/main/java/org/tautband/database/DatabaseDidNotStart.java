package org.tautband.database;

/** The embedded database could not be brought up. The message says why and what to do about it. */
public final class DatabaseDidNotStart extends RuntimeException {

  public DatabaseDidNotStart(String whyAndWhatToDo) {
    super(whyAndWhatToDo);
  }

  public DatabaseDidNotStart(String whyAndWhatToDo, Throwable cause) {
    super(whyAndWhatToDo, cause);
  }
}
