/** Who treats: name, discipline, registration, and needling training with proof and expiry. */
@NullMarked
package org.tautband.practitioners;

import org.jspecify.annotations.NullMarked;
