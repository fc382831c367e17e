/**
 * Asks patients after a session how it went: 24 hours after the last needle is out, and 48 hours
 * too where needling can reach the lung; what they answer, and who is called (hazard H4).
 */
@NullMarked
package org.tautband.followup;

import org.jspecify.annotations.NullMarked;
