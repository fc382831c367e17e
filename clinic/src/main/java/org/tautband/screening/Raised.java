package org.tautband.screening;

/**
 * Something in the patient's record that raises a question. It never answers it.
 *
 * @param fingerprint names record entry and version: another one means that history has changed
 * @param words what the record says: "Clopidogrel 75 mg"
 * @param origin where that stands and since when, and whether it may be outdated
 */
public record Raised(String fingerprint, String words, String origin) {}
