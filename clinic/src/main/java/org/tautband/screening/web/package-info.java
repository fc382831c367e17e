@NullMarked
package org.tautband.screening.web;

import org.jspecify.annotations.NullMarked;
