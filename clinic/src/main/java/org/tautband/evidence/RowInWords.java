package org.tautband.evidence;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row in one sentence and with its figure, for a list that staff read. */
final class RowInWords {
  private final RowKind kind;
  private final Row row;

  RowInWords(RowKind kind, Row row) {
    this.kind = kind;
    this.row = row;
  }

  String sentence() {
    return capital(
        switch (kind) {
          case AE -> cell("event") + " (" + cell("modality") + ")";
          case EF -> said("condition", ": ", cell("outcome")) + against() + when();
          case OP -> said("condition", ": ", cell("intervention")) + against() + measured();
          case ME -> said("topic", ": ", cell("intervention")) + against() + measured();
          case FA -> said("topic", ": ", cell("statement"));
          case BW -> cell("sentence");
          case CW -> said("what", ": ", cell("words"));
          case CI -> said("item", ": ", row.stated("detail"));
          case PC -> said("condition", ": ", words("outcome"));
          case RF, CK -> cell("ask");
          case DM -> joined(", ", cell("site"), cell("measure"), cell("subgroup"));
          case SH -> said("muscle", ": ", danger());
          case PV ->
              said("muscle_as_reported", ": ", joined(", ", cell("condition"), words("sample")));
          case ER ->
              said("muscle_id", ": ", joined(", felt in ", cell("stimulus"), zone()))
                  .replace('_', ' ');
          case JU ->
              joined(", ", cell("country"), cell("region"), cell("profession"))
                  + ": "
                  + cell("legal_position");
        });
  }

  String figure() {
    Optional<String> figure =
        switch (kind) {
          case AE -> Figures.of(Rate.of(row));
          case EF -> Figures.of(Claim.efficacy(row));
          case OP -> Figures.of(Claim.otherOption(row));
          case ME -> Figures.of(Claim.mechanism(row));
          case FA -> Figures.of(Claim.fact(row));
          case DM -> Optional.of(depth());
          case SH ->
              Optional.of(cell("max_depth_mm").isEmpty() ? "" : cell("max_depth_mm") + " mm");
          case PV ->
              Optional.of(
                  joined(
                      ", ",
                      share("active_pct", "active"),
                      share("active_or_latent_pct", "active or latent")));
          case ER -> Optional.of(share("pct_of_subjects", "of those asked"));
          case BW, CW, CI, PC, RF, CK, JU -> Optional.empty();
        };
    return figure.orElse("");
  }

  String printed() {
    return switch (kind) {
      case AE -> cell("rate_text");
      case EF, OP, ME, FA -> cell("estimate_text");
      case CI -> row.stated("figure_text");
      case PC -> cell("threshold_text");
      case BW, CW, RF, CK, DM, SH, PV, ER, JU -> "";
    };
  }

  private String depth() {
    if (!cell("mean_mm").isEmpty()) {
      String spread = cell("sd_mm").isEmpty() ? "" : " (SD " + cell("sd_mm") + ")";
      return "mean " + cell("mean_mm") + " mm" + spread;
    }
    return cell("min_mm").isEmpty() ? "" : cell("min_mm") + " to " + cell("max_mm") + " mm";
  }

  private String danger() {
    String read = row.stated("danger_structures");
    return read.isEmpty() ? cell("danger_structures") : read;
  }

  private String zone() {
    return cell("zone_as_reported");
  }

  private String against() {
    return cell("comparator").isEmpty() ? "" : " against " + cell("comparator");
  }

  private String measured() {
    return joined("", cell("outcome").isEmpty() ? "" : ", " + cell("outcome"), when());
  }

  private String when() {
    return cell("follow_up").isEmpty() ? "" : ", " + cell("follow_up");
  }

  private String share(String column, String of) {
    return cell(column).isEmpty() ? "" : cell(column) + " % " + of;
  }

  private String said(String column, String between, String more) {
    return joined(between, cell(column), more);
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }

  private String words(String column) {
    return cell(column).replace('_', ' ');
  }

  private String cell(String column) {
    return row.cells().getOrDefault(column, "");
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
