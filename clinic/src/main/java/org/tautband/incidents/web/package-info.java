@NullMarked
package org.tautband.incidents.web;

import org.jspecify.annotations.NullMarked;
