package org.tautband.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables to the state this release needs; each module keeps its own folder. */
final class Migrations {
  private Migrations() {}

  static void run(DataSource migrator) {
    Flyway.configure()
        .dataSource(migrator)
        .locations("classpath:db/migration")
        .table("migration_history")
        .initSql("set role tautband_owner")
        .outOfOrder(true)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
