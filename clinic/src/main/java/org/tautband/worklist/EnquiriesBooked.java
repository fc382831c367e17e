package org.tautband.worklist;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.bookings.EnquiryBooked;

/** A question that became a booked visit is answered, when a clinician booked it. */
@Component
class EnquiriesBooked {
  private final Worklist worklist;

  EnquiriesBooked(Worklist worklist) {
    this.worklist = worklist;
  }

  /**
   * In the transaction of the booking. Where the front desk booked it, the question stays open:
   * that a clinician answers was promised (docs/decisions/0060), and its words may be urgent.
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void booked(EnquiryBooked booked) {
    worklist
        .find(booked.enquiryId())
        .filter(item -> item.closed() == null && item.isWorkOf(booked.by()))
        .ifPresent(
            item -> worklist.close(item.id(), "Booked: " + booked.words() + ".", booked.by()));
  }
}
