/** Pages of the guide, for everybody. */
@NullMarked
package org.tautband.guide.web;

import org.jspecify.annotations.NullMarked;
