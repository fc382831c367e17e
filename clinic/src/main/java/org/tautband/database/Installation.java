package org.tautband.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this installation is: a clinic's record, or the demonstration with invented people. */
@Component
public class Installation {
  private final JdbcClient jdbc;

  Installation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the people in this database are invented and their passwords known to everybody. */
  public boolean isDemonstration() {
    return jdbc.sql("select demonstration from instance").query(Boolean.class).single();
  }

  /** Marks the database for good: no real clinic may ever be served from it. */
  public void becomeDemonstration() {
    jdbc.sql("update instance set demonstration = true").update();
  }
}
