@NullMarked
package org.tautband.fhir.web;

import org.jspecify.annotations.NullMarked;
