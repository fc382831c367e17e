/**
 * Who the patient is: names, birth date, identifiers, contacts, general practitioner,
 * representative, need of an interpreter; finding people, and noticing that two are one.
 */
@NullMarked
package org.tautband.patients;

import org.jspecify.annotations.NullMarked;
