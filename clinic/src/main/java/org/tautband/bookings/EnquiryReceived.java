package org.tautband.bookings;

import java.time.Instant;

/**
 * Somebody asked by the public form. Raised in the transaction that keeps the enquiry.
 *
 * @param actBy when a clinician should have read it: with urgent signs one open hour later,
 *     otherwise when the answer was promised
 */
public record EnquiryReceived(Enquiry enquiry, Instant actBy) {}
