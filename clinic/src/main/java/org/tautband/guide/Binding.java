package org.tautband.guide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Row;
import org.tautband.evidence.Status;

/** What a sentence rests on: {@code [sentence](claim:EF005,EF006)}. */
record Binding(Scheme scheme, List<String> ids) {
  /** What kind of row the ids name. */
  enum Scheme {
    CLAIM(
        "evidence/efficacy.csv evidence/other_options.csv evidence/mechanism.csv"
            + " evidence/facts.csv"),
    RATE("evidence/adverse_event_rates.csv"),
    ITEM("consent/consent_items.csv"),
    PRECAUTION("screening/precautions.csv"),
    DEPTH("atlas/depth_measurements.csv atlas/site_hazards.csv"),
    RULE("jurisdictions/jurisdictions.csv"),
    /** A warning sign before needling, and one after it: words that send somebody to help. */
    FLAG("screening/red_flags.csv"),
    SIGN("checkin/checkin_answers.csv"),
    CONFLICT(""),
    GAP(""),
    /** How a clinic works, or words that hold anywhere; no fact. */
    OWN("");

    private final String files;

    Scheme(String files) {
      this.files = files;
    }
  }

  Binding {
    ids = List.copyOf(ids);
  }

  /** Empty when the destination is an ordinary address. */
  static Optional<Binding> read(String destination) {
    int colon = destination.indexOf(':');
    if (colon < 0) return Optional.empty();
    String name = destination.substring(0, colon).toUpperCase(Locale.ROOT);
    for (Scheme scheme : Scheme.values()) {
      if (scheme.name().equals(name)) {
        return Optional.of(
            new Binding(scheme, List.of(destination.substring(colon + 1).split("[,+]"))));
      }
    }
    return Optional.empty();
  }

  /** Why one of its ids may not be named like this; empty when all may. */
  List<String> problems(Findings findings) {
    return ids.stream().flatMap(id -> problem(findings, id).stream()).toList();
  }

  private Optional<String> problem(Findings findings, String id) {
    return switch (scheme) {
      case OWN ->
          id.equals("process")
              ? Optional.empty()
              : Optional.of("Write own:process, not own:" + id + ".");
      case CONFLICT ->
          findings.conflict(id).isPresent()
              ? Optional.empty()
              : Optional.of("There is no conflict " + id + ".");
      case GAP -> gap(findings.row(id), id);
      case FLAG, SIGN -> ofFile(findings.row(id), id);
      case CLAIM, RATE, ITEM, PRECAUTION, DEPTH, RULE -> {
        Optional<String> elsewhere = ofFile(findings.row(id), id);
        yield elsewhere.isPresent() ? elsewhere : stated(findings.row(id).orElseThrow(), id);
      }
    };
  }

  private static Optional<String> gap(Optional<Row> row, String id) {
    if (row.isEmpty()) return Optional.of("There is no row " + id + ".");
    return row.get().status() == Status.GAP
        ? Optional.empty()
        : Optional.of(id + " is no gap: something was found. Bind it as what it is.");
  }

  private Optional<String> ofFile(Optional<Row> row, String id) {
    if (row.isEmpty()) return Optional.of("There is no row " + id + ".");
    return List.of(scheme.files.split(" ")).contains(row.get().file())
        ? Optional.empty()
        : Optional.of(
            id
                + " is no "
                + scheme.name().toLowerCase(Locale.ROOT)
                + "; it stands in "
                + row.get().file()
                + ".");
  }

  private static Optional<String> stated(Row row, String id) {
    return switch (row.status()) {
      case RECALLED -> Optional.of(id + " awaits review and may not be stated.");
      case GAP -> Optional.of(id + " is a gap. Bind it as gap:" + id + ".");
      case VERIFIED, VERIFIED_SECONDARY, OWN -> Optional.empty();
    };
  }
}
