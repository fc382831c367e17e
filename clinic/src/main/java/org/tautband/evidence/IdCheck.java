package org.tautband.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A content id becomes a FHIR id with {@code -} for {@code _}; two that then look alike would be
 * one resource. Source keys have a space of their own.
 */
final class IdCheck {
  private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  private final ContentCheck check;
  private final Map<String, String> owners = new HashMap<>();

  IdCheck(ContentCheck check) {
    this.check = check;
  }

  void check() {
    check
        .tables()
        .forEach(
            (file, rows) -> {
              String key = check.schema().table(file).key();
              if (file.equals("sources/sources.csv")) {
                rows.forEach(row -> claim(row, "source ", row.text(key), file));
              } else if (key.equals("id") || key.equals("claim_id")) {
                rows.forEach(row -> claim(row, "", row.text(key), file));
              }
            });
    questions("screening/precautions.csv");
    questions("screening/red_flags.csv");
    for (Row row : check.rows("atlas/regions.csv")) {
      if (!row.text("side").equals("M")) {
        claim(row, "", row.text("base_id"), "base region");
      }
    }
  }

  private void questions(String file) {
    check.rows(file).forEach(row -> claim(row, "", row.text("question_id"), "question"));
  }

  /** The same id of the same kind is one thing, named by several rows. */
  private void claim(Row row, String space, String id, String kind) {
    String fhirId = id.replace('_', '-');
    check.that(
        FHIR_ID.matcher(fhirId).matches(), row, id + " is no FHIR id after replacing _ by -");
    String owner = owners.putIfAbsent(space + fhirId, kind + " " + id);
    check.that(
        owner == null || owner.equals(kind + " " + id), row, id + " has the FHIR id of " + owner);
  }
}
