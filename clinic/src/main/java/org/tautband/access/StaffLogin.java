package org.tautband.access;

import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.database.CurrentGroup;

/** Finds whose login a typed name is: first its clinic group, then the account in that group. */
@Component
class StaffLogin implements UserDetailsService {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  StaffLogin(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  private record Known(UUID groupId, UUID accountId) {}

  @Override
  public UserDetails loadUserByUsername(String typed) {
    var known =
        jdbc.sql("select clinic_group_id, account_id from login_name where login = ?")
            .param(typed.strip().toLowerCase(Locale.ROOT))
            .query(
                (row, n) -> new Known(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
            .optional()
            .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    var staff =
        CurrentGroup.call(known.groupId(), () -> transaction.execute(status -> read(known)));
    if (staff == null) {
      throw new UsernameNotFoundException("unknown");
    }
    return staff;
  }

  private Staff read(Known known) {
    return jdbc.sql("select * from account where id = ?")
        .param(known.accountId())
        .query(
            (row, n) ->
                new Staff(
                    known.groupId(),
                    new Actor(
                        known.accountId(),
                        row.getString("login"),
                        row.getString("name"),
                        Accounts.asRoles(row.getString("roles")),
                        row.getObject("practitioner_id", UUID.class),
                        row.getObject("clinic_id", UUID.class)),
                    row.getString("password_hash"),
                    row.getTimestamp("disabled_at") != null))
        .single();
  }
}
