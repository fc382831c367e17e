package org.tautband.bookings;

/**
 * What somebody wants to book.
 *
 * @param outsideHours whether it is meant although nobody works then
 */
public record BookingWish(Booking.Place place, Slot slot, String purpose, boolean outsideHours) {}
