package org.tautband.bookings;

import java.util.UUID;
import org.tautband.access.Actor;

/**
 * A question from the public became a booked visit. Raised in the transaction of the booking.
 *
 * @param words when and with whom, as people at the clinic say it
 */
public record EnquiryBooked(UUID enquiryId, UUID bookingId, String words, Actor by) {}
