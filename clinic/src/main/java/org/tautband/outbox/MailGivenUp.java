package org.tautband.outbox;

import java.time.Instant;

/**
 * A mail will not be delivered: its address was refused, or three days of tries were in vain.
 * Raised in the transaction that says so.
 */
public record MailGivenUp(Mail mail, Instant at) {}
