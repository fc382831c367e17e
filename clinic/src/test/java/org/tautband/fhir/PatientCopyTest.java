package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.access.AuditTable;
import org.tautband.database.Ids;

class PatientCopyTest extends ClinicTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  @Autowired PatientCopy copy;
  @Autowired Published published;
  @Autowired TransactionTemplate transaction;

  private UUID recorded(String family) {
    var patientId = Ids.next();
    var organization = Ids.next();
    var pain = Samples.pain(Ids.next(), patientId, 7, "2026-11-25T10:00:00Z");
    pain.addPerformer(new Reference("Organization/" + organization));
    clinic.asClinician(
        () -> {
          transaction.executeWithoutResult(
              s -> {
                published.publish(
                    patientId, Rendering.of(Samples.patient(patientId, family), pain));
                published.publish(
                    null, Rendering.of(Samples.organization(organization, "Hill Street Clinic")));
              });
          return true;
        });
    return patientId;
  }

  private Map<String, byte[]> archive(UUID patientId) {
    return clinic.asClinician(
        () -> {
          var out = new ByteArrayOutputStream();
          copy.export(patientId, out, ZONE);
          var files = new LinkedHashMap<String, byte[]>();
          try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
              files.put(e.getName(), zip.readAllBytes());
            }
          }
          return files;
        });
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void theArchiveHoldsPdfNdjsonAndReaders() throws Exception {
    var patientId = recorded("Ångström-Ελληνικός");
    var files = archive(patientId);
    assertThat(files.keySet()).containsExactly("record.pdf", "record.ndjson", "who-has-read.csv");
    var pdf = text(files.get("record.pdf"));
    assertThat(pdf)
        .contains("Ångström-Ελληνικός")
        .contains("Pain severity")
        .contains("7 score")
        .contains("25 Nov 2026")
        .contains("Hill Street Clinic")
        .contains("Who has read");
    var lines = new String(files.get("record.ndjson"), StandardCharsets.UTF_8).split("\n");
    assertThat(lines).hasSize(3);
    for (var line : lines) {
      assertThatCode(() -> Json.parser().parseResource(line)).doesNotThrowAnyException();
    }
    assertThat(new String(files.get("who-has-read.csv"), StandardCharsets.UTF_8))
        .contains(clinic.clinician().name())
        .contains("made a copy of the record");
  }

  @Test
  void hostileWordsNeitherBreakThePdfNorBecomeMarkup() throws Exception {
    var hostile = "<b>&amp;\u0001\uFFFF</b>]]>\u202E{{x}} 李 \uD83D\uDE00";
    var pdf = text(archive(recorded(hostile)).get("record.pdf"));
    assertThat(pdf).contains("<b>&amp;");
  }

  @Test
  void spreadsheetsFindNoFormula() {
    var entry =
        new AuditTable.Read(
            Ids.next(), java.time.Instant.EPOCH, "=HYPERLINK(\"x\")", "GET", "/today", 200);
    assertThat(Readers.csv(java.util.List.of(entry))).contains("\"'=HYPERLINK(\"\"x\"\")\"");
  }

  @Test
  void anotherGroupGetsNothing() {
    var patientId = recorded("Ng");
    var other = fixtures.newClinic();
    assertThat(other.asClinician(() -> copy.exists(patientId))).isFalse();
    assertThat(other.asClinician(() -> copy.ndjson(patientId))).isEmpty();
  }
}
