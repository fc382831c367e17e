/**
 * The guide for patients: articles whose clinical sentences name their rows, drawn with figures
 * from the evidence store, checked before anybody reads them. Public; knows no patient.
 */
@NullMarked
package org.tautband.guide;

import org.jspecify.annotations.NullMarked;
