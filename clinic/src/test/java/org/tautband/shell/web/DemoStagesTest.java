package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.access.Actor;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.needling.BeforeNeedling;
import org.tautband.patients.Patients;
import org.tautband.practitioners.Practitioners;
import org.tautband.shell.demo.DemoClinic;

/** The invented patients stand at the stages the demonstration promises. */
class DemoStagesTest extends ClinicTest {
  @Autowired DemoClinic demo;
  @Autowired Patients patients;
  @Autowired Episodes episodes;
  @Autowired Practitioners practitioners;
  @Autowired BeforeNeedling before;

  @Test
  void eachPatientStandsAtTheirStageAndBothSidesOfTheChestAreRefused() {
    clinic.as(
        Actor.TAUTBAND,
        () -> {
          demo.load("-" + clinic.key(), passing -> {});
          assertThat(open("Maria Mustermann")).isEmpty();
          assertThat(openChecks("Jan Voorbeeld")).contains("Red flags and assessment", "Consent");
          assertThat(openChecks("Jan Voorbeeld")).doesNotContain("Screening", "Plan");
          assertThat(openChecks("Ana Ejemplo")).contains("Consent");
          assertThat(openChecks("Ana Ejemplo")).doesNotContain("Red flags and assessment");
          assertThat(openChecks("Marta Mustermann")).isEmpty();
          assertThat(openChecks("Otto Beispiel")).containsExactly("Screening");
          assertThat(openChecks("Luca Esempio")).containsExactly("Screening");
          assertThat(sentences("Otto Beispiel")).hasSize(1).first().asString().contains("one side");
          return true;
        });
  }

  private Optional<Episode> open(String name) {
    return patients.search(name).stream()
        .filter(p -> p.identity().name().givenFirst().equals(name))
        .flatMap(p -> episodes.of(p.id()).stream())
        .filter(Episode::isOpen)
        .findFirst();
  }

  private List<BeforeNeedling.Check> checks(String name) {
    var kim =
        practitioners.all().stream()
            .filter(p -> p.name().equals("Kim Demoson"))
            .findFirst()
            .orElseThrow();
    return before.of(open(name).orElseThrow(), kim.id());
  }

  private List<String> openChecks(String name) {
    return checks(name).stream()
        .filter(check -> !check.inOrder())
        .map(BeforeNeedling.Check::name)
        .collect(Collectors.toList());
  }

  private List<String> sentences(String name) {
    return checks(name).stream()
        .flatMap(check -> check.reasons().stream())
        .map(reason -> reason.sentence())
        .toList();
  }
}
