@NullMarked
package org.tautband.atlas.web;

import org.jspecify.annotations.NullMarked;
