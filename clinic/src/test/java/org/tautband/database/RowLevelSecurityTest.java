package org.tautband.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;

/** Every table is walled off by clinic group, or stands on this list. */
class RowLevelSecurityTest extends ClinicTest {
  private static final Set<String> WITHOUT_POLICY =
      Set.of(
          "migration_history",
          "instance",
          "login_name",
          "one_time_link",
          "decision_aid_link",
          "checkin_link",
          "login_failure",
          "event_publication",
          "client_token",
          // text of the public guide: no group, no person
          "guide_search_missed",
          "guide_section",
          "guide_word",
          "guide_index",
          // articles of the public guide with the names at their foot: no group, no patient
          "guide_article_version",
          "guide_article_step",
          "guide_image",
          // which content was loaded when: no group, no person
          "evidence_loaded",
          "evidence_row_seen",
          // rows and texts of the public guide that were edited: staff names, no patient
          "evidence_edit",
          "evidence_reread",
          "system_client_name");

  /** What may be read across groups: functions that run as the owner, each of ids only. */
  private static final Map<String, String> ACROSS_GROUPS =
      Map.of(
          "clinic_group_ids", "SETOF uuid",
          "open_clinic_ids", "TABLE(clinic_group_id uuid, clinic_id uuid)");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private List<String> tables(String condition) {
    return jdbc.sql(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and
            """
                + condition
                + " order by 1")
        .query(String.class)
        .list();
  }

  @Test
  void everyTableHasThePolicyOrStandsOnTheList() {
    var open =
        tables(
            """
            not (c.relrowsecurity and c.relforcerowsecurity and exists (
              select 1 from pg_policy p where p.polrelid = c.oid
              and pg_get_expr(p.polqual, c.oid) like '%current_setting(''tautband.group''%'
              and pg_get_expr(p.polwithcheck, c.oid) like '%current_setting(''tautband.group''%'))
            """);
    assertThat(WITHOUT_POLICY).containsAll(open);
    assertThat(tables("c.relrowsecurity")).contains("account", "audit_entry", "clinic_group");
  }

  @Test
  void acrossGroupsOnlyIdsAreRead() {
    var found =
        jdbc.sql(
                """
                select p.proname, pg_get_function_result(p.oid) from pg_proc p
                join pg_namespace n on n.oid = p.pronamespace
                where n.nspname = 'public' and p.prosecdef
                """)
            .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
            .list();
    assertThat(found).containsExactlyInAnyOrderElementsOf(ACROSS_GROUPS.entrySet());
    var policies =
        jdbc.sql(
                """
                select tablename from pg_policies where schemaname = 'public'
                and roles <> '{public}' and not 'tautband_app' = any(roles)
                """)
            .query(String.class)
            .list();
    assertThat(policies).containsExactlyInAnyOrder("clinic_group", "enquiry_clinic");
  }

  @Test
  void keysOfProtectedTablesStartWithTheGroup() {
    var wrong =
        jdbc.sql(
                """
                select c.relname || '.' || k.conname from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
                where n.nspname = 'public' and c.relrowsecurity and c.relname <> 'clinic_group'
                and k.contype in ('p', 'u', 'f') and a.attname <> 'clinic_group_id'
                """)
            .query(String.class)
            .list();
    assertThat(wrong).isEmpty();
  }

  @Test
  void withoutAGroupAQueryIsAnErrorAndNotAnEmptyChart() {
    for (var table : tables("c.relrowsecurity")) {
      assertThatThrownBy(
              () ->
                  transaction.execute(s -> jdbc.sql("select * from " + table).query().listOfRows()))
          .as(table)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void theApplicationCannotBypassOrOwn() {
    var role =
        jdbc.sql(
                """
                select rolsuper or rolbypassrls or rolcreaterole
                  or pg_has_role(current_user, 'tautband_owner', 'member')
                from pg_roles where rolname = current_user
                """)
            .query(Boolean.class)
            .single();
    assertThat(role).isFalse();
  }

  @Test
  void oneGroupReadsWritesCountsAndReferencesNothingOfAnother() {
    var other = fixtures.newClinic();
    for (var table : tables("c.relrowsecurity and c.relname <> 'clinic_group'")) {
      long foreign =
          inGroup(
              clinic.groupId(),
              () ->
                  jdbc.sql("select count(*) from " + table + " where clinic_group_id = ?")
                      .param(other.groupId())
                      .query(Long.class)
                      .single());
      assertThat(foreign).as(table).isZero();
      assertThatThrownBy(() -> inGroup(clinic.groupId(), () -> insertNulls(table, other.groupId())))
          .as(table)
          .isInstanceOf(DataAccessException.class);
    }
    int touched =
        inGroup(
            clinic.groupId(),
            () ->
                jdbc.sql("update account set name = 'x' where id = ?")
                    .param(other.clinician().accountId())
                    .update());
    assertThat(touched).isZero();
  }

  private int insertNulls(String table, UUID group) {
    return jdbc.sql("insert into " + table + " (clinic_group_id) values (?)").param(group).update();
  }

  private <T> T inGroup(UUID group, java.util.function.Supplier<T> work) {
    return CurrentGroup.call(
        group, () -> java.util.Objects.requireNonNull(transaction.execute(s -> work.get())));
  }
}
