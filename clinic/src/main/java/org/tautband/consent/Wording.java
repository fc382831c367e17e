package org.tautband.consent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tautband.consent.ConsentText.Section;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Row;
import org.tautband.evidence.Source;
import org.tautband.evidence.Status;

/**
 * Composes what the patient is told, in our own words, from consent items and counted harms. The
 * same {@link Telling} and content always give the same text. No row that is only recalled is told.
 */
final class Wording {
  /** Goes up with every change of wording, so that an old text can be told from a new one. */
  static final int TEMPLATE = 1;

  private final Content content;
  private final List<BenefitWords> benefits;

  Wording(Content content) {
    this.content = content;
    benefits = BenefitWords.all(content);
  }

  ConsentText compose(Telling telling) {
    List<Section> sections = new ArrayList<>();
    sections.add(whatWillBeDone(telling));
    sections.add(whatItMayDo(telling));
    sections.addAll(new Harms(content).sections(telling));
    sections.add(
        section("What else you could do", List.of(), telling.alternatives().lines().toList()));
    sections.add(whoDoesIt(telling));
    sections.add(
        section(
            "You can stop",
            List.of("CI002"),
            List.of(
                "You may ask anything, now and later. You may say no, now and later.",
                "Say stop at any time. The needles come out at once. You owe nobody a reason.",
                "You can allow some places and not others. You can take your yes back, for all"
                    + " places or for some. Then no needling starts there.")));
    sections.add(
        section(
            "What you say with a yes",
            List.of(),
            List.of(
                "I have read this, or it was read to me. I could ask my questions and I have the"
                    + " answers. I know that I can stop at any time.")));
    sections.add(sources(sections));
    return new ConsentText(
        TEMPLATE,
        content.version(),
        "en",
        "Dry needling: do you want it?",
        telling.places(),
        sections);
  }

  private Section whatWillBeDone(Telling telling) {
    return section(
        "What will be done",
        List.of("CI001", "CI003", "CI004", "CI023"),
        List.of(
            "Where: "
                + telling.places().stream().map(this::inWords).collect(Collectors.joining("; "))
                + ".",
            telling.practitioner()
                + " puts thin, sterile needles through the skin into sore spots in the muscles"
                + " there. Each needle is used only for you.",
            "The needles stay in for seconds to minutes. You may feel a prick, a dull ache or a"
                + " short jerk of the muscle. Every needle is counted. At the end each one is"
                + " in the sharps box.",
            "Dry needling goes through the skin. Countries do not agree on how it differs from"
                + " acupuncture."));
  }

  private Section whatItMayDo(Telling telling) {
    List<String> paragraphs = new ArrayList<>();
    Set<String> claims = new LinkedHashSet<>(List.of("CI017"));
    List<BenefitWords> own =
        benefits.stream().filter(b -> b.condition().equals(telling.conditionId())).toList();
    for (BenefitWords words : own) {
      add(words, paragraphs, claims);
    }
    benefits.stream()
        .filter(b -> b.condition().equals("any"))
        .forEach(words -> add(words, paragraphs, claims));
    paragraphs.add(
        "Whether it helps you nobody can know before. Where studies disagree, all of them stand"
            + " here.");
    return section("What it may do, and how sure we are", List.copyOf(claims), paragraphs);
  }

  private void add(BenefitWords words, List<String> paragraphs, Set<String> claims) {
    List<Row> rows = words.claimIds().stream().map(this::efficacy).toList();
    if (rows.stream().anyMatch(row -> row.status() == Status.RECALLED)) {
      return;
    }
    claims.addAll(words.claimIds());
    String certainty = certaintyInWords(rows.getFirst().text("certainty"));
    paragraphs.add(
        words.sentence()
            + " ("
            + words.citedAs()
            + (certainty.isEmpty() ? "" : ". How sure: " + certainty)
            + ".)");
  }

  private Row efficacy(String claimId) {
    return content.rows("evidence/efficacy.csv").stream()
        .filter(row -> row.text("claim_id").equals(claimId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no claim " + claimId));
  }

  /** Our words for a grade, as the design direction names them; empty for a gap. */
  static String certaintyInWords(String grade) {
    return switch (grade) {
      case "" -> "";
      case "high" -> "sure";
      case "moderate" -> "fairly sure";
      case "low_to_moderate" -> "unsure to fairly sure";
      case "low" -> "unsure";
      case "very_low_to_low" -> "very unsure to unsure";
      case "very_low" -> "very unsure";
      case "mixed" -> "mixed, from very unsure to fairly sure";
      case "not_readable" -> "a grade was given, but we could not read it";
      default -> "no grade read";
    };
  }

  private static Section whoDoesIt(Telling telling) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(telling.practitioner() + ", " + telling.discipline() + ".");
    if (telling.training().isEmpty()) {
      paragraphs.add("No training in needling is on file for this person.");
    } else {
      paragraphs.add("Training in needling: " + String.join("; ", telling.training()) + ".");
    }
    return section("Who does it", List.of("CI024"), paragraphs);
  }

  private Section sources(List<Section> sections) {
    Set<String> keys = new LinkedHashSet<>();
    for (Section section : sections) {
      section.claimIds().forEach(id -> keys.addAll(keysOf(id)));
      section.risks().forEach(risk -> risk.claimIds().forEach(id -> keys.addAll(keysOf(id))));
    }
    List<String> lines =
        content.citable(List.copyOf(keys)).stream()
            .sorted(java.util.Comparator.comparing(Source::citation))
            .map(source -> source.citation() + " (" + source.readInWords() + ")")
            .toList();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("The wording is ours. No clinician has reviewed it yet.");
    paragraphs.addAll(lines);
    return section("Where this comes from", List.of(), paragraphs);
  }

  /** Source keys of a claim of any of the files that the text cites. */
  private List<String> keysOf(String claimId) {
    return List.of(
            "consent/consent_items.csv",
            "evidence/adverse_event_rates.csv",
            "evidence/efficacy.csv")
        .stream()
        .flatMap(file -> content.rows(file).stream())
        .filter(row -> row.text("claim_id").equals(claimId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no claim " + claimId))
        .sourceKeys();
  }

  private String inWords(Place place) {
    BodyGroup group = content.bodyGroup(place.bodyGroup());
    return switch (place.side()) {
      case RIGHT, LEFT -> group.name() + ", " + place.side().inWords().toUpperCase(Locale.ROOT);
      case MIDLINE -> group.name() + ", in the middle";
    };
  }

  static Section section(String heading, List<String> claimIds, List<String> paragraphs) {
    return new Section(heading, paragraphs, List.of(), claimIds);
  }
}
