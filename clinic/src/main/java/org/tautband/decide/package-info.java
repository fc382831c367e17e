/**
 * The decision aid as a person goes through it: page by page, with everything they said carried in
 * the form. What the aid says is the guide's; nothing is kept until somebody sends it.
 */
@NullMarked
package org.tautband.decide;

import org.jspecify.annotations.NullMarked;
