@NullMarked
package org.tautband.needling.web;

import org.jspecify.annotations.NullMarked;
