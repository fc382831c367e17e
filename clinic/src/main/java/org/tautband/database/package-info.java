/**
 * The record's ground: the database, how transactions know their clinic group, and row identifiers.
 */
@NullMarked
package org.tautband.database;

import org.jspecify.annotations.NullMarked;
