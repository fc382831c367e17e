package org.tautband.decide;

/** A patient sent their answers; heard in the same transaction. */
public record DecisionAidSent(Sent sent) {}
