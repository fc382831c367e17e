/**
 * The clinics of a group: rooms, zone, language, numbers to call, opening hours, and the policy
 * each of them set for itself. A leaf: it knows no other module but the ground.
 */
@NullMarked
package org.tautband.clinics;

import org.jspecify.annotations.NullMarked;
