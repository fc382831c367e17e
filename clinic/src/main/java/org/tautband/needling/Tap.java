package org.tautband.needling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One tap on a page without a program of its own; the server numbers it.
 *
 * @param id id of the form: sent twice, it is one tap
 * @param needle null for a new needle, which is then opened and put in
 * @param at when it happened; null for now
 */
public record Tap(
    UUID id,
    EntryKind kind,
    @Nullable Integer needle,
    @Nullable UUID about,
    @Nullable Integer counted,
    Site site,
    long seen,
    @Nullable Instant at,
    boolean whileLocked) {}
