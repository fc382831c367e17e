package org.tautband.bookings;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of enquiries: rows are added and never changed. */
@Component
class EnquiryTable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultVisibility(
              v -> v.withGetterVisibility(Visibility.NONE).withFieldVisibility(Visibility.ANY))
          .build();
  private final JdbcClient jdbc;

  EnquiryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was new. */
  boolean insert(Enquiry e) {
    var question = e.question();
    var reach = e.reach();
    return jdbc.sql(
                """
                insert into enquiry (id, received_at, reply_by, clinic_id, words, about, from_path,
                  signs, situations, way, name, email, phone, times)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(e.id(), TimeColumn.utc(e.receivedAt()), TimeColumn.utc(e.replyBy()))
            .param(e.clinicId())
            .params(question.words(), question.about(), question.from())
            .params(JSON.writeValueAsString(question.signs()), names(question.situations()))
            .params(reach.way().name(), reach.name(), reach.email(), reach.phone(), reach.times())
            .update()
        == 1;
  }

  Optional<Enquiry> find(UUID id) {
    return jdbc.sql("select * from enquiry where id = ?")
        .param(id)
        .query(EnquiryTable::enquiry)
        .optional();
  }

  private static Enquiry enquiry(ResultSet row, int n) throws SQLException {
    return new Enquiry(
        row.getObject("id", UUID.class),
        TimeColumn.at(row, "received_at"),
        TimeColumn.at(row, "reply_by"),
        row.getObject("clinic_id", UUID.class),
        new Enquiry.Question(
            row.getString("words"),
            row.getString("about"),
            row.getString("from_path"),
            List.of(JSON.readValue(row.getString("signs"), Sign[].class)),
            situations(row.getString("situations"))),
        new Enquiry.Reach(
            Enquiry.Way.valueOf(row.getString("way")),
            row.getString("name"),
            row.getString("email"),
            row.getString("phone"),
            row.getString("times")));
  }

  private static String names(Set<Situation> situations) {
    return situations.stream().sorted().map(Situation::name).collect(Collectors.joining(" "));
  }

  private static Set<Situation> situations(String names) {
    return Stream.of(names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(Situation::valueOf)
        .collect(Collectors.toSet());
  }
}
