/** The patient's page after a session, and what staff read of it. */
@NullMarked
package org.tautband.followup.web;

import org.jspecify.annotations.NullMarked;
