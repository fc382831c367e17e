/** What went wrong: a lost, broken or stuck needle, a sharps injury, harm seen; who was told. */
@NullMarked
package org.tautband.incidents;

import org.jspecify.annotations.NullMarked;
