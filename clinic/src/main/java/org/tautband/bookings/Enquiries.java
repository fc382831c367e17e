package org.tautband.bookings;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.bookings.Enquiry.Question;
import org.tautband.bookings.Enquiry.Reach;
import org.tautband.clinics.Clinic;

/** Questions from the public form, of the current group. */
@Component
@Transactional
public class Enquiries {
  private final EnquiryTable table;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Enquiries(EnquiryTable table, ApplicationEventPublisher events, Clock clock) {
    this.table = table;
    this.events = events;
    this.clock = clock;
  }

  /** Which clinic they would like, and whose hours say by when it is answered. */
  public sealed interface Wish {
    Clinic answering();

    /** This one. */
    record For(Clinic answering) implements Wish {}

    /** Any; one of them still has to answer. */
    record NoPreference(Clinic answering) implements Wish {}
  }

  /**
   * Keeps it, and tells in the same transaction that it came: its entry in the worklist is kept
   * with it or not at all. The same submission twice is one enquiry.
   */
  public Enquiry receive(UUID submissionId, Wish wish, Question question, Reach reach) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var clinic = wish.answering();
    var times = new ReplyTime(clinic.openingHours(), clinic.zone());
    var clinicId =
        switch (wish) {
          case Wish.For liked -> liked.answering().id();
          case Wish.NoPreference any -> null;
        };
    var enquiry = new Enquiry(submissionId, now, times.promised(now), clinicId, question, reach);
    if (table.insert(enquiry)) {
      var actBy = question.urgency().isPresent() ? times.urgent(now) : enquiry.replyBy();
      events.publishEvent(new EnquiryReceived(enquiry, actBy));
    }
    return table.find(submissionId).orElseThrow();
  }

  @Transactional(readOnly = true)
  public Optional<Enquiry> find(UUID enquiryId) {
    return table.find(enquiryId);
  }

  /** When the answer was promised, as the clinic's people say it. */
  public static String promiseInWords(Enquiry enquiry, Clinic clinic) {
    return ReplyTime.inWords(enquiry.replyBy(), clinic.zone());
  }
}
