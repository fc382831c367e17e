@NullMarked
package org.tautband.access.web;

import org.jspecify.annotations.NullMarked;
