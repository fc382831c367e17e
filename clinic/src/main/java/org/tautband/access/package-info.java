@NullMarked
package org.tautband.access;

import org.jspecify.annotations.NullMarked;
