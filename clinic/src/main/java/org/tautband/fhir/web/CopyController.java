package org.tautband.fhir.web;

import java.io.ByteArrayOutputStream;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.AuditTable;
import org.tautband.fhir.PatientCopy;
import org.tautband.fhir.Readers;

/** Copy for the patient: everything, readable, and who has read it. */
@Controller
class CopyController {
  private static final int SHOWN = 200;
  private final PatientCopy copy;

  CopyController(PatientCopy copy) {
    this.copy = copy;
  }

  /** One line of the table of readers. */
  record Reader(java.time.Instant at, String name, String what) {
    static Reader of(AuditTable.Read entry) {
      return new Reader(entry.at(), entry.actorName(), Readers.inWords(entry));
    }
  }

  @GetMapping("/patients/{patientId}/copy")
  String page(@PathVariable UUID patientId, Model model) {
    checkThere(patientId);
    var all = copy.readers(patientId);
    model.addAttribute("patientId", patientId);
    model.addAttribute("contents", copy.contents(patientId));
    model.addAttribute("readers", all.stream().limit(SHOWN).map(Reader::of).toList());
    model.addAttribute("withoutCare", copy.openedWithoutCare(patientId));
    model.addAttribute("moreReaders", Math.max(0, all.size() - SHOWN));
    model.addAttribute("zone", zone());
    return "fhir/copy";
  }

  @GetMapping("/patients/{patientId}/copy/record.zip")
  ResponseEntity<byte[]> archive(@PathVariable UUID patientId) {
    checkThere(patientId);
    var out = new ByteArrayOutputStream();
    copy.write(patientId, out, zone());
    return file("application/zip", "record.zip", out.toByteArray());
  }

  @GetMapping("/patients/{patientId}/copy/record.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable UUID patientId) {
    checkThere(patientId);
    return file("application/pdf", "record.pdf", copy.pdf(patientId, zone()));
  }

  @GetMapping("/patients/{patientId}/copy/record.ndjson")
  ResponseEntity<byte[]> ndjson(@PathVariable UUID patientId) {
    checkThere(patientId);
    return file("application/fhir+ndjson", "record.ndjson", copy.ndjson(patientId));
  }

  private void checkThere(UUID patientId) {
    if (!copy.exists(patientId)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static ResponseEntity<byte[]> file(String type, String name, byte[] bytes) {
    return ResponseEntity.ok()
        .header("Content-Type", type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .body(bytes);
  }

  private static ZoneId zone() {
    return LocaleContextHolder.getTimeZone().toZoneId();
  }
}
