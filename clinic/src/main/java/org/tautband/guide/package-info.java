/**
 * The patient's guide: articles bound to the evidence, checked while they are built.
 *
 * <p>A clinical sentence names the rows it rests on; figures come from those rows and are never
 * typed. Every page is measured by {@link org.tautband.guide.Readability} before it may be shown.
 */
@NullMarked
package org.tautband.guide;

import org.jspecify.annotations.NullMarked;
