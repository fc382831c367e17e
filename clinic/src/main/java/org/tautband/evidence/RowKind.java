package org.tautband.evidence;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What a row of the store is about. The letters are those its ids begin with. */
public enum RowKind {
  AE("evidence/adverse_event_rates.csv", "claim_id", "How often something went wrong"),
  EF("evidence/efficacy.csv", "claim_id", "What needling was found to do"),
  OP("evidence/other_options.csv", "claim_id", "Waiting, exercise, hands-on care"),
  ME("evidence/mechanism.csv", "claim_id", "What a needle does to a muscle"),
  FA("evidence/facts.csv", "claim_id", "Other facts"),
  BW("consent/benefit_words.csv", "id", "Our sentences on benefit"),
  CW("consent/consent_words.csv", "id", "Our sentences of the consent text"),
  CI("consent/consent_items.csv", "claim_id", "What a patient is told"),
  PC("screening/precautions.csv", "id", "Reasons to be careful"),
  RF("screening/red_flags.csv", "id", "Red flags"),
  CK("checkin/checkin_answers.csv", "id", "What may be noticed afterwards"),
  DM("atlas/depth_measurements.csv", "claim_id", "Depths that were measured"),
  SH("atlas/site_hazards.csv", "id", "Hazards by muscle"),
  PV("atlas/prevalence.csv", "id", "How often points were found"),
  ER("atlas/experimental_referral.csv", "id", "Where pain was felt in experiments"),
  JU("jurisdictions/jurisdictions.csv", "id", "Rules by place and profession");

  private static final int MONTHS = 12;
  private static final int MONTHS_OF_RULES = 6;
  private final String file;
  private final String key;
  private final String words;

  RowKind(String file, String key, String words) {
    this.file = file;
    this.key = key;
    this.words = words;
  }

  public String inWords() {
    return words;
  }

  /** Path below {@code content/}. */
  public String file() {
    return file;
  }

  /**
   * Whether a clinic may put its own row in place of one, or beside them: findings, figures and our
   * sentences. Rows that refuse a start or send somebody to help come with a release.
   */
  public boolean editable() {
    return switch (this) {
      case AE, EF, OP, ME, FA, BW, CW, CI -> true;
      case PC, RF, CK, DM, SH, PV, ER, JU -> false;
    };
  }

  String id(Row row) {
    return row.text(key);
  }

  /** When somebody has to look again: rules change faster than findings. */
  LocalDate reviewBy(LocalDate read) {
    return read.plusMonths(this == JU ? MONTHS_OF_RULES : MONTHS);
  }

  /** The kind whose rows stand in this file. */
  static Optional<RowKind> ofFile(String file) {
    for (RowKind kind : values()) {
      if (kind.file.equals(file)) return Optional.of(kind);
    }
    return Optional.empty();
  }

  /** The kind of these letters; empty when there is none. */
  public static Optional<RowKind> of(String letters) {
    for (RowKind kind : values()) {
      if (kind.name().equals(letters.toUpperCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
