package org.tautband.access;

/**
 * What is wrong with one field of a form and what to do about it.
 *
 * @param field the field's name, which is also its id on the page
 * @param message a sentence that says what to do
 */
public record FieldProblem(String field, String message) {}
