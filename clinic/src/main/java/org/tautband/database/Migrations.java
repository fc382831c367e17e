package org.tautband.database;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the tables to the state this release needs; each module keeps its own folder. */
final class Migrations {
  private Migrations() {}

  /**
   * Changes the tables, whole or not at all.
   *
   * @throws DatabaseDidNotStart when a newer program has changed them already
   */
  static void run(DataSource migrator) {
    var flyway =
        Flyway.configure()
            .dataSource(migrator)
            .locations("classpath:db/migration")
            .table("migration_history")
            .initSql("set role tautband_owner")
            .outOfOrder(true)
            .validateMigrationNaming(true)
            .load();
    refuseTablesOfANewerProgram(flyway);
    flyway.migrate();
  }

  /** Flyway itself passes over changes that are newer than all it knows. */
  private static void refuseTablesOfANewerProgram(Flyway flyway) {
    var unknown =
        Arrays.stream(flyway.info().applied())
            .filter(change -> change.getState().isApplied() && !change.getState().isResolved())
            .map(MigrationInfo::getScript)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new DatabaseDidNotStart(
          "This database was changed by a newer Tautband, and nothing was touched now. Start the"
              + " newer program again. The way back to this one is the backup made before the"
              + " upgrade: restore it into a new folder (docs/operations.md, “Upgrade, and back”)."
              + " This program does not know: "
              + unknown);
    }
  }
}
