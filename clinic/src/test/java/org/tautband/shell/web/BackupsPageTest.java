package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

class BackupsPageTest extends ClinicTest {
  @Test
  void aManagerReadsPlainlyThatThereIsNoBackup() {
    var manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    assertThat(manager.get("/settings").body()).contains("/settings/backups");
    assertThat(manager.get("/settings/backups").body())
        .contains("There is no backup")
        .contains("never tried")
        .contains("TAUTBAND_ANCHOR is not set");
  }
}
