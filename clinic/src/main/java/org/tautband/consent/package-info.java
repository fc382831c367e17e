/**
 * What the patient was told, what they decided, and when they took it back: text per body group and
 * side, signer, signature, withdrawal.
 */
@NullMarked
package org.tautband.consent;

import org.jspecify.annotations.NullMarked;
