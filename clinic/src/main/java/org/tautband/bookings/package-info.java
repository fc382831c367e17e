/**
 * Who comes when: the diary, where nobody is promised twice. When somebody is here: a visit
 * arrives, goes to a room, is done and leaves. And before they come: questions from the public.
 */
@NullMarked
package org.tautband.bookings;

import org.jspecify.annotations.NullMarked;
