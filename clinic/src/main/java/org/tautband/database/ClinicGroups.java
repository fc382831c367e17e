package org.tautband.database;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The groups of clinics on this installation; each sees only its own rows. */
@Component
public class ClinicGroups {
  private final JdbcClient jdbc;

  ClinicGroups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a group. Call it inside {@link CurrentGroup#call} with the id of the new group. */
  @Transactional
  public void create(UUID groupId, String name) {
    jdbc.sql("insert into clinic_group (id, name) values (?, ?)").params(groupId, name).update();
  }

  /** Every group's id, for background work that visits one group after the other. */
  @Transactional(readOnly = true)
  public List<UUID> ids() {
    return jdbc.sql("select id from clinic_group_ids() as id").query(UUID.class).list();
  }

  /** The name of the current group. */
  @Transactional(readOnly = true)
  public String name() {
    return jdbc.sql("select name from clinic_group").query(String.class).single();
  }
}
