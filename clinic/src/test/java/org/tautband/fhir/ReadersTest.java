package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.access.AuditTable;

class ReadersTest {
  private static AuditTable.Read entry(String action, String route, int outcome) {
    return new AuditTable.Read(
        new UUID(1, 2), Instant.parse("2026-11-24T09:41:00Z"), "Kim", action, route, outcome);
  }

  @Test
  void whatWasDoneIsSaidWithoutRoutes() {
    assertThat(Readers.inWords(entry("GET", "/patients/{patientId}", 200)))
        .isEqualTo("opened the chart");
    assertThat(
            Readers.inWords(entry("POST", "/patients/{patientId}/sessions/{sessionId}/sign", 422)))
        .isEqualTo("saved a needling session (refused, 422)");
    assertThat(Readers.inWords(entry("EXPORT", "export", 200)))
        .isEqualTo("made a copy of the record");
  }

  /** The patient reads this list: no route of a record may reach it as it is. */
  @Test
  void everyRouteOfARecordHasWords() throws Exception {
    var lines = Files.readAllLines(Path.of("src/main/resources/access/matrix.csv"));
    var routes =
        lines.stream()
            .filter(line -> line.contains(","))
            .map(line -> line.split(",")[1])
            .filter(
                route ->
                    route.startsWith("/patients")
                        || route.startsWith("/history")
                        || route.startsWith("/fhir/{"))
            .toList();
    assertThat(routes).hasSizeGreaterThan(50);
    assertThat(routes).noneMatch(route -> Readers.part(route).contains("/"));
  }
}
