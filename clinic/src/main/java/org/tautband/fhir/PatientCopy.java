package org.tautband.fhir;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.tautband.access.AuditTable;
import org.tautband.access.BreakGlass;
import tools.jackson.databind.JsonNode;

/** The copy a patient takes away: a PDF to read, NDJSON for computers, and who has read it. */
@Component
public class PatientCopy {
  private static final int MOST_READERS = 10_000;
  private static final Set<String> SHARED =
      Set.of("Practitioner", "Organization", "Location", "Device", "Medication", "Questionnaire");
  private final Versions versions;
  private final AuditTable audit;
  private final BreakGlass glass;
  private final Anchors anchors;
  private final Clock clock;

  PatientCopy(Versions versions, AuditTable audit, BreakGlass glass, Anchors anchors, Clock clock) {
    this.glass = glass;
    this.versions = versions;
    this.audit = audit;
    this.anchors = anchors;
    this.clock = clock;
  }

  /** Whether anything was published about this patient. */
  public boolean exists(UUID patientId) {
    return !versions.ofPatient(patientId).isEmpty();
  }

  /** Writes the archive and notes in the audit that the command line made it. */
  public void export(UUID patientId, OutputStream out, ZoneId zone) {
    audit.write(new AuditTable.Entry("EXPORT", "export", 200, "command line"), List.of(patientId));
    write(patientId, out, zone);
  }

  /**
   * Writes a ZIP archive of record.pdf, record.ndjson and who-has-read.csv. What goes out is signed
   * for first, and the root kept elsewhere where that is set up.
   *
   * @param zone in which the PDF says its times
   */
  public void write(UUID patientId, OutputStream out, ZoneId zone) {
    anchors.beforeExport();
    try (var zip = new ZipOutputStream(out)) {
      entry(zip, "record.pdf", pdf(patientId, zone));
      entry(zip, "record.ndjson", ndjson(patientId));
      entry(
          zip,
          "who-has-read.csv",
          Readers.csv(readers(patientId)).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The copy could not be written", e);
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Who has read or changed something of this patient, newest first. */
  public List<AuditTable.Read> readers(UUID patientId) {
    return audit.of(patientId, MOST_READERS);
  }

  /** Who opened the record without having a part in the care, newest first. */
  public List<BreakGlass.Use> openedWithoutCare(UUID patientId) {
    return glass.of(patientId);
  }

  /** The newest version of everything about the patient and of what it refers to, one a line. */
  public byte[] ndjson(UUID patientId) {
    var out = new ByteArrayOutputStream();
    for (var version : everything(patientId)) {
      out.writeBytes(version.bytes());
      out.write('\n');
    }
    return out.toByteArray();
  }

  private List<Versions.Version> everything(UUID patientId) {
    var all = new ArrayList<>(versions.ofPatient(patientId));
    var known = new LinkedHashSet<String>();
    all.forEach(v -> known.add(v.type() + "/" + v.id()));
    var wanted = new LinkedHashSet<String>();
    all.forEach(v -> references(Json.tree(v.bytes()), wanted));
    wanted.removeAll(known);
    for (var reference : wanted) {
      var parts = reference.split("/", -1);
      if (parts.length == 2 && SHARED.contains(parts[0])) {
        versions.newest(parts[0], parts[1]).filter(v -> v.patientId() == null).ifPresent(all::add);
      }
    }
    return all;
  }

  private static void references(JsonNode node, Set<String> found) {
    var reference = node.path("reference");
    if (reference.isString()) {
      found.add(reference.asString());
    }
    node.forEach(child -> references(child, found));
  }

  /** The record as a PDF, in plain order. */
  public byte[] pdf(UUID patientId, ZoneId zone) {
    var resources = everything(patientId).stream().map(v -> Json.tree(v.bytes())).toList();
    var names = RecordPage.names(resources);
    var page = new RecordPage(resources, names, "Patient/" + patientId, zone);
    return rendered(page.xhtml(openedWithoutCare(patientId), readers(patientId), clock.instant()));
  }

  private static byte[] rendered(String xhtml) {
    var out = new ByteArrayOutputStream();
    try {
      var builder = new PdfRendererBuilder();
      builder.useFastMode();
      // PDFBox brings this font (Latin, Greek, Cyrillic, Hebrew); the machine need not have any.
      builder.useFont(
          () ->
              java.util.Objects.requireNonNull(
                  PDDocument.class.getResourceAsStream(
                      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
                  "PDFBox brings Liberation Sans"),
          "Liberation Sans");
      builder.withHtmlContent(xhtml, null);
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("The PDF could not be made", e);
    }
    return out.toByteArray();
  }

  /** What the copy holds, counted by type, for the page that offers it. */
  public Map<String, Integer> contents(UUID patientId) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var version : versions.ofPatient(patientId)) {
      counts.merge(version.type(), 1, Integer::sum);
    }
    return counts;
  }
}
