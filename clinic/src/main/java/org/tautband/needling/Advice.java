package org.tautband.needling;

import java.time.Instant;

/** The advice sheet was given. {@code how}: printed, read aloud …; {@code by}: who gave it. */
public record Advice(String how, String by, String contentVersion, Instant at) {}
