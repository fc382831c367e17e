package org.tautband;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The boundaries of ARCHITECTURE.md hold: no cycles, nobody reaches into another's rooms. */
class ModulesTest {
  @Test
  void modulesKeepTheirBoundaries() {
    ApplicationModules.of(Tautband.class).verify();
  }
}
