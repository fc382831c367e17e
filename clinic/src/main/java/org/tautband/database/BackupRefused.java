package org.tautband.database;

/** A backup or restore is not carried out. The message names the file and says what to do. */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BackupRefused(String whyAndWhatToDo) {
    super(whyAndWhatToDo);
  }

  BackupRefused(String whyAndWhatToDo, Throwable cause) {
    super(whyAndWhatToDo, cause);
  }
}
