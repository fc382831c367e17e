/** Pages of the decision aid. */
@NullMarked
package org.tautband.decide.web;

import org.jspecify.annotations.NullMarked;
