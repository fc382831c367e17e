package org.tautband.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of bookings. */
@Component
class BookingTable {
  private static final String STANDS = "status in ('BOOKED', 'ARRIVED')";
  private final JdbcClient jdbc;

  BookingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One writer of a group's diary at a time, until the transaction ends. Not what keeps the promise
   * – the constraints do – but two writers who meet would each wait for the other there, and
   * PostgreSQL would end one with an error that names nobody.
   */
  void lockDiary() {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(
              hashtextextended('diary ' || current_setting('tautband.group'), 0))
            """)
        .query((row, n) -> true)
        .single();
  }

  /** Whether it was new: the same id, or time that is taken, adds nothing. */
  boolean insert(Booking b) {
    return jdbc.sql(
                """
                insert into booking (clinic_id, room_id, practitioner_id, starts_at, ends_at, purpose,
                  status, why, visit_id, version, id, patient_id, enquiry_id, booked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(changing(b))
            .params(Arrays.asList(b.patientId(), b.enquiryId(), TimeColumn.utc(b.bookedAt())))
            .update()
        == 1;
  }

  boolean update(Booking b) {
    return jdbc.sql(
                """
                update booking set clinic_id = ?, room_id = ?, practitioner_id = ?, starts_at = ?,
                  ends_at = ?, purpose = ?, status = ?, why = ?, visit_id = ?, version = ?
                where id = ? and version = ?
                """)
            .params(changing(b))
            .param(b.version() - 1)
            .update()
        == 1;
  }

  private static List<?> changing(Booking b) {
    return Arrays.asList(
        b.place().clinicId(),
        b.place().roomId(),
        b.place().practitionerId(),
        TimeColumn.utc(b.slot().from()),
        TimeColumn.utc(b.slot().until()),
        b.purpose(),
        b.status().name(),
        b.why(),
        b.visitId(),
        b.version(),
        b.id());
  }

  Optional<Booking> find(UUID id) {
    return jdbc.sql("select * from booking where id = ?")
        .param(id)
        .query(BookingTable::booking)
        .optional();
  }

  /** What stands and shares patient, practitioner or room with this one at its time. */
  List<Booking> inTheWayOf(Booking wanted) {
    return jdbc.sql(
            "select * from booking where id <> ? and starts_at < ? and ends_at > ?"
                + " and (patient_id = ? or practitioner_id = ? or room_id = ?) and "
                + STANDS
                + " order by starts_at, id")
        .params(
            wanted.id(),
            TimeColumn.utc(wanted.slot().until()),
            TimeColumn.utc(wanted.slot().from()))
        .params(wanted.patientId(), wanted.place().practitionerId(), wanted.place().roomId())
        .query(BookingTable::booking)
        .list();
  }

  /** All of them that share an instant with the slot, cancelled ones too, in order of start. */
  List<Booking> in(Slot slot) {
    // No booking is longer than a day: the lower limit lets the index be used.
    return jdbc.sql(
            """
            select * from booking where starts_at < ? and starts_at > ? and ends_at > ?
            order by starts_at, id
            """)
        .params(
            TimeColumn.utc(slot.until()),
            TimeColumn.utc(slot.from().minusSeconds(86_400)),
            TimeColumn.utc(slot.from()))
        .query(BookingTable::booking)
        .list();
  }

  List<Booking> of(UUID patientId) {
    return jdbc.sql("select * from booking where patient_id = ? order by starts_at desc, id desc")
        .param(patientId)
        .query(BookingTable::booking)
        .list();
  }

  List<Booking> ofVisit(UUID visitId) {
    return jdbc.sql("select * from booking where visit_id = ? order by id")
        .param(visitId)
        .query(BookingTable::booking)
        .list();
  }

  List<Booking> ofEnquiry(UUID enquiryId) {
    return jdbc.sql("select * from booking where enquiry_id = ? order by starts_at, id")
        .param(enquiryId)
        .query(BookingTable::booking)
        .list();
  }

  void each(Consumer<Booking> reader) {
    jdbc
        .sql("select * from booking order by id")
        .withFetchSize(500)
        .query(BookingTable::booking)
        .stream()
        .forEach(reader);
  }

  private static Booking booking(ResultSet row, int n) throws SQLException {
    return new Booking(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        new Booking.Place(
            row.getObject("clinic_id", UUID.class),
            row.getObject("room_id", UUID.class),
            row.getObject("practitioner_id", UUID.class)),
        new Slot(TimeColumn.at(row, "starts_at"), TimeColumn.at(row, "ends_at")),
        row.getString("purpose"),
        Booking.Status.valueOf(row.getString("status")),
        row.getString("why"),
        row.getObject("visit_id", UUID.class),
        row.getObject("enquiry_id", UUID.class),
        TimeColumn.at(row, "booked_at"),
        row.getInt("version"));
  }
}
