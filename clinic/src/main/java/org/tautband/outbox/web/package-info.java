/** The page of what is sent. */
@NullMarked
package org.tautband.outbox.web;

import org.jspecify.annotations.NullMarked;
