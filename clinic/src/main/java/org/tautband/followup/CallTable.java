package org.tautband.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of calls that were made. */
@Component
class CallTable {
  private final JdbcClient jdbc;

  CallTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was new: the same id adds nothing. */
  boolean insert(Call call) {
    return jdbc.sql(
                """
                insert into checkin_phone_call (id, checkin_id, patient_id, at, reached, words, settles,
                  account_id, by_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(call.id(), call.checkInId(), call.patientId())
            .params(TimeColumn.utc(call.at()), call.reached().name())
            .params(call.words(), call.settles(), call.accountId(), call.by())
            .update()
        == 1;
  }

  /** Newest first. */
  List<Call> ofPatient(UUID patientId) {
    return jdbc.sql(
            "select * from checkin_phone_call where patient_id = ? order by at desc, id desc")
        .param(patientId)
        .query(CallTable::call)
        .list();
  }

  void each(Consumer<Call> receiver) {
    jdbc.sql("select * from checkin_phone_call order by id")
        .withFetchSize(200)
        .query((RowCallbackHandler) row -> receiver.accept(call(row, 0)));
  }

  private static Call call(ResultSet row, int n) throws SQLException {
    return new Call(
        row.getObject("id", UUID.class),
        row.getObject("checkin_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        TimeColumn.at(row, "at"),
        Call.Reached.valueOf(row.getString("reached")),
        row.getString("words"),
        row.getBoolean("settles"),
        row.getObject("account_id", UUID.class),
        row.getString("by_name"));
  }
}
