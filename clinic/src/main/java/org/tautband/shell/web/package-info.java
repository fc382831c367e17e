@NullMarked
package org.tautband.shell.web;

import org.jspecify.annotations.NullMarked;
