package org.tautband.shell.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** What {@code serve} reads about backup and anchor from the environment. */
final class BackupSettings {
  static final List<String> NAMES =
      List.of("TAUTBAND_BACKUP", "TAUTBAND_BACKUP_AT", "TAUTBAND_BACKUP_KEEP", "TAUTBAND_ANCHOR");

  private BackupSettings() {}

  /** Adds properties, or reasons why it must not start like this. */
  static void read(
      Map<String, String> environment,
      DataFolder data,
      Map<String, String> properties,
      List<String> reasons) {
    var folder = environment.getOrDefault("TAUTBAND_BACKUP", "").strip();
    if (!folder.isEmpty()) {
      if (!environment.getOrDefault("TAUTBAND_DATABASE_URL", "").isBlank()) {
        reasons.add(
            "TAUTBAND_BACKUP is for the embedded database; TAUTBAND_DATABASE_URL names an outside"
                + " one. Its own tools back it up (docs/operations.md). Unset TAUTBAND_BACKUP.");
      } else if (!Path.of(folder).isAbsolute()
          || Path.of(folder).normalize().startsWith(data.path())) {
        reasons.add(
            "TAUTBAND_BACKUP="
                + folder
                + " must be an absolute path outside the data folder, on another disk.");
      }
      properties.put("tautband.backup", folder);
    }
    time(environment.getOrDefault("TAUTBAND_BACKUP_AT", "").strip(), properties, reasons);
    keep(environment.getOrDefault("TAUTBAND_BACKUP_KEEP", "").strip(), properties, reasons);
    var anchor = environment.getOrDefault("TAUTBAND_ANCHOR", "").strip();
    if (!anchor.isEmpty()) {
      if (!Path.of(anchor).isAbsolute()) {
        reasons.add("TAUTBAND_ANCHOR=" + anchor + " must be an absolute path.");
      }
      properties.put("tautband.anchor", anchor);
    }
  }

  private static void time(String said, Map<String, String> properties, List<String> reasons) {
    if (said.isEmpty()) {
      return;
    }
    try {
      properties.put("tautband.backup-at", LocalTime.parse(said).toString());
    } catch (DateTimeException noTime) {
      reasons.add("TAUTBAND_BACKUP_AT is \"" + said + "\"; write a time of day like 02:30.");
    }
  }

  private static void keep(String said, Map<String, String> properties, List<String> reasons) {
    if (said.isEmpty()) {
      return;
    }
    if (!said.matches("[1-9]\\d{0,3}")) {
      reasons.add("TAUTBAND_BACKUP_KEEP is \"" + said + "\"; it is a number from 1 to 9999.");
    }
    properties.put("tautband.backup-keep", said);
  }
}
