package org.tautband;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The boundaries of ARCHITECTURE.md hold: no cycles, nobody reaches into another's rooms. */
class ModulesTest {
  @Test
  void modulesKeepTheirBoundaries() {
    // The kernel lies on the class path and is no module of the application.
    ApplicationModules.of(
            Tautband.class, JavaClass.Predicates.resideInAPackage("org.tautband.kernel.."))
        .verify();
  }
}
