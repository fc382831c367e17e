package org.tautband.consent;

import java.util.List;
import java.util.stream.Stream;
import org.tautband.database.Sha256;
import org.tautband.evidence.Place;

/**
 * Exactly what the patient is told. The same input always gives the same text.
 *
 * @param template number of the wording; goes up when the wording changes
 * @param contentVersion hash of the content the figures come from
 * @param language BCP 47 tag
 * @param title heading of the page
 * @param places what it is about, in a fixed order
 * @param rowVersions rows it rests on with the version that was told: EF005@2; empty in old texts
 */
public record ConsentText(
    int template,
    String contentVersion,
    String language,
    String title,
    List<Place> places,
    List<Section> sections,
    List<String> rowVersions) {
  public ConsentText {
    places = List.copyOf(places);
    sections = List.copyOf(sections);
    // Texts of template 1 were kept without.
    rowVersions = rowVersions == null ? List.of() : List.copyOf(rowVersions);
  }

  /**
   * A heading and what stands below it.
   *
   * @param claimIds rows of the content that the paragraphs rest on
   */
  public record Section(
      String heading, List<String> paragraphs, List<Risk> risks, List<String> claimIds) {
    public Section {
      paragraphs = List.copyOf(paragraphs);
      risks = List.copyOf(risks);
      claimIds = List.copyOf(claimIds);
    }
  }

  /** Every row of the content that the text rests on, in the order of the text. */
  public List<String> claimIds() {
    return claimIds(sections);
  }

  static List<String> claimIds(List<Section> sections) {
    return sections.stream()
        .flatMap(
            section ->
                Stream.concat(
                    section.claimIds().stream(),
                    section.risks().stream().flatMap(risk -> risk.claimIds().stream())))
        .distinct()
        .toList();
  }

  /**
   * One unwanted effect.
   *
   * @param howOften natural frequencies of one denominator, each study by itself
   * @param whoCounted reporter and source of each study
   * @param claimIds rows that carry the figures
   */
  public record Risk(String what, String howOften, String whoCounted, List<String> claimIds) {
    public Risk {
      claimIds = List.copyOf(claimIds);
    }
  }

  /** AE003 of AE003@2. */
  static String rowId(String rowVersion) {
    return rowVersion.substring(0, rowVersion.lastIndexOf('@'));
  }

  /** 2 of AE003@2. */
  static int number(String rowVersion) {
    return Integer.parseInt(rowVersion.substring(rowVersion.lastIndexOf('@') + 1));
  }

  /** Whether a patient is told the same: rows that are not told here do not matter. */
  boolean tellsTheSameAs(ConsentText other) {
    return template == other.template
        && language.equals(other.language)
        && title.equals(other.title)
        && places.equals(other.places)
        && sections.equals(other.sections)
        && rowVersions.equals(other.rowVersions);
  }

  /** Everything as one plain text, line by line: this is what is hashed. */
  public String plain() {
    StringBuilder plain = new StringBuilder();
    plain.append("# ").append(title).append('\n');
    plain
        .append("Wording ")
        .append(template)
        .append(", facts ")
        .append(contentVersion)
        .append(", language ")
        .append(language)
        .append('\n');
    if (!rowVersions.isEmpty()) {
      plain.append("Rows ").append(String.join(" ", rowVersions)).append('\n');
    }
    for (Place place : places) {
      plain.append("@ ").append(place.bodyGroup()).append(' ').append(place.side()).append('\n');
    }
    for (Section section : sections) {
      plain.append("\n## ").append(section.heading()).append('\n');
      section.paragraphs().forEach(paragraph -> plain.append(paragraph).append('\n'));
      if (!section.claimIds().isEmpty()) {
        plain.append("= ").append(String.join(" ", section.claimIds())).append('\n');
      }
      for (Risk risk : section.risks()) {
        plain
            .append("- ")
            .append(risk.what())
            .append(" | ")
            .append(risk.howOften())
            .append(" | ")
            .append(risk.whoCounted())
            .append(" | ")
            .append(String.join(" ", risk.claimIds()))
            .append('\n');
      }
    }
    return plain.toString();
  }

  /** SHA-256 of {@link #plain()} in UTF-8, hexadecimal. */
  public String sha256() {
    return Sha256.of(plain());
  }
}
