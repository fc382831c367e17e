/**
 * The published record: FHIR R4 versions, appended and chained, written in the same transaction as
 * the rows they tell about. It knows none of the modules that publish.
 */
@NullMarked
package org.tautband.fhir;

import org.jspecify.annotations.NullMarked;
