package org.tautband.bookings;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;

/** Somebody who asked by the public form becomes a patient with a visit, in one step. */
@Component
@Transactional
public class FirstVisits {
  private final Patients patients;
  private final Diary diary;

  FirstVisits(Patients patients, Diary diary) {
    this.patients = patients;
    this.diary = diary;
  }

  /**
   * Takes the person in and books the visit, or does neither: without the visit there is no
   * patient. The same submission twice is one patient with one visit.
   *
   * @param personId id of the form for the person; becomes the patient's id
   * @param bookingId id of the form for the visit; becomes the booking's id
   */
  public BookingAnswer take(
      Enquiry enquiry, Identity identity, UUID personId, BookingWish wish, UUID bookingId) {
    var patient = patients.register(identity, personId);
    var answer = diary.book(patient.id(), wish, bookingId, enquiry.id());
    if (!(answer instanceof BookingAnswer.Done)) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }
    return answer;
  }
}
