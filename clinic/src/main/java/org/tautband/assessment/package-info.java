/**
 * What the clinician asks and finds before a plan: red flags first, then history, pain, regions,
 * findings per muscle and range of motion. Every save is kept.
 */
@NullMarked
package org.tautband.assessment;

import org.jspecify.annotations.NullMarked;
