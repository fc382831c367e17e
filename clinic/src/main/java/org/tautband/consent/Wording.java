package org.tautband.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tautband.consent.ConsentText.Risk;
import org.tautband.consent.ConsentText.Section;
import org.tautband.consent.OwnWords.Part;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Place;
import org.tautband.evidence.Rate;
import org.tautband.evidence.Row;
import org.tautband.evidence.Slots;
import org.tautband.evidence.Source;

/**
 * Composes what the patient is told from the sentences of the evidence store: one denominator per
 * block, treatments and people never mixed, each study by itself with who counted, nothing
 * averaged. The same {@link Telling} and the same state of the store always give the same text. No
 * row that is only recalled is told.
 */
final class Wording {
  /** Goes up with every change of how a text is put together; 1 knew no versions of rows. */
  static final int TEMPLATE = 2;

  private final Content content;
  private final Findings findings;
  private final Slots slots;
  private final List<OwnWords> words;
  private final List<BenefitWords> benefits;

  /**
   * @param live what is edited meanwhile does not touch this text
   */
  Wording(Content live) {
    content = live.asOfNow();
    findings = new Findings(content);
    slots = new Slots(findings);
    words = OwnWords.all(content);
    benefits = BenefitWords.all(content);
  }

  /**
   * Puts the text together.
   *
   * @param versions names rows with their newest version: EF005@2
   */
  ConsentText compose(Telling telling, UnaryOperator<List<String>> versions) {
    List<Section> sections = new ArrayList<>();
    sections.add(whatWillBeDone(telling));
    sections.add(whatItMayDo(telling));
    for (Part part : List.of(Part.FREQUENT, Part.SORE, Part.SERIOUS)) {
      sections.add(told(part, telling));
    }
    sections.add(places(telling));
    for (Part part : List.of(Part.ACUPUNCTURE, Part.THINNERS, Part.TELL)) {
      sections.add(told(part, telling));
    }
    sections.add(
        section("What else you could do", List.of(), telling.alternatives().lines().toList()));
    sections.add(whoDoesIt(telling));
    sections.add(told(Part.STOP, telling));
    sections.add(told(Part.YES, telling));
    sections.add(sources(sections));
    return new ConsentText(
        TEMPLATE,
        content.version(),
        "en",
        "Dry needling: do you want it?",
        telling.places(),
        sections,
        versions.apply(ConsentText.claimIds(sections)));
  }

  private Section told(Part part, Telling telling) {
    Map<String, String> others = others(telling);
    Predicate<OwnWords> concerns = concerns(telling);
    List<String> paragraphs = new ArrayList<>();
    List<Risk> risks = new ArrayList<>();
    Set<String> claims = new LinkedHashSet<>();
    for (OwnWords one : words) {
      if (one.part() != part || !concerns.test(one)) continue;
      String said = slots.fill(one.words(), others);
      if (one.isParagraph()) {
        paragraphs.add(said);
        claims.addAll(one.claimIds());
      } else {
        risks.add(
            new Risk(
                slots.fill(one.what(), others),
                said,
                slots.fill(one.whoCounted(), others),
                one.claimIds()));
      }
    }
    return new Section(part.heading(), paragraphs, risks, List.copyOf(claims));
  }

  private Map<String, String> others(Telling telling) {
    return Map.of(
        "practitioner", telling.practitioner(),
        "emergency", telling.emergencyNumber(),
        "clinic-phone", telling.clinicPhone(),
        "lung-cases", "" + publishedLungCases());
  }

  private long publishedLungCases() {
    return content.rates().stream()
        .filter(rate -> rate.status().mayBeStated())
        .filter(rate -> rate.modality().equals("dry needling") && rate.kind().equals("case"))
        .map(Rate::event)
        .filter(event -> event.startsWith("pneumothorax"))
        .count();
  }

  private Predicate<OwnWords> concerns(Telling telling) {
    boolean nearLung = groups(telling).stream().anyMatch(BodyGroup::needlingCanReachPleura);
    return one ->
        switch (one.onlyIf()) {
          case ALWAYS -> true;
          case NEAR_LUNG -> nearLung;
          case NOT_NEAR_LUNG -> !nearLung;
          case CLINIC_PHONE -> !telling.clinicPhone().isBlank();
        };
  }

  private Set<BodyGroup> groups(Telling telling) {
    Set<BodyGroup> groups = new LinkedHashSet<>();
    telling.places().forEach(place -> groups.add(content.bodyGroup(place.bodyGroup())));
    return groups;
  }

  private Section whatWillBeDone(Telling telling) {
    Section told = told(Part.DONE, telling);
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "Where: "
            + telling.places().stream().map(this::inWords).collect(Collectors.joining("; "))
            + ".");
    paragraphs.addAll(told.paragraphs());
    return section(told.heading(), told.claimIds(), paragraphs);
  }

  private Section places(Telling telling) {
    List<String> paragraphs = new ArrayList<>();
    Set<String> claims = new LinkedHashSet<>();
    for (BodyGroup group : groups(telling)) {
      List<OwnWords> own =
          words.stream().filter(one -> one.bodyGroup().equals(group.id())).toList();
      for (OwnWords one : own) {
        paragraphs.add(slots.fill(one.words(), others(telling)));
        claims.addAll(one.claimIds());
      }
      if (own.isEmpty() && group.status().mayBeStated()) {
        paragraphs.add(capital(group.name()) + ": " + group.reason() + ".");
      }
    }
    Section told = told(Part.PLACES, telling);
    paragraphs.addAll(told.paragraphs());
    claims.addAll(told.claimIds());
    return new Section(told.heading(), paragraphs, told.risks(), List.copyOf(claims));
  }

  private Section whatItMayDo(Telling telling) {
    Section told = told(Part.MAY, telling);
    List<String> paragraphs = new ArrayList<>();
    Set<String> claims = new LinkedHashSet<>(told.claimIds());
    for (String condition : List.of(telling.conditionId(), "any")) {
      benefits.stream()
          .filter(b -> b.condition().equals(condition))
          .forEach(words -> add(words, paragraphs, claims));
    }
    paragraphs.addAll(told.paragraphs());
    return section(told.heading(), List.copyOf(claims), paragraphs);
  }

  private void add(BenefitWords words, List<String> paragraphs, Set<String> claims) {
    List<Claim> rows =
        words.claimIds().stream().map(id -> findings.claim(id).orElseThrow()).toList();
    String certainty = certaintyInWords(content, words.claimIds().getFirst());
    claims.addAll(rows.stream().map(Claim::id).toList());
    paragraphs.add(
        slots.fill(words.sentence(), Map.of())
            + " ("
            + words.citedAs()
            + (certainty.isEmpty() ? "" : ". How sure: " + certainty)
            + ".)");
  }

  private static String certaintyInWords(Content content, String claimId) {
    return content.rows("evidence/efficacy.csv").stream()
        .filter(row -> row.text("claim_id").equals(claimId))
        .findFirst()
        .map(row -> certaintyInWords(row.text("certainty")))
        .orElse("");
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
    List<String> keys =
        ConsentText.claimIds(sections).stream()
            .flatMap(id -> findings.row(id).map(Row::sourceKeys).orElse(List.of()).stream())
            .distinct()
            .toList();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("The wording is ours. No clinician has reviewed it yet.");
    content.citable(keys).stream()
        .sorted(Comparator.comparing(Source::citation))
        .map(source -> source.citation() + " (" + source.readInWords() + ")")
        .forEach(paragraphs::add);
    return section("Where this comes from", List.of(), paragraphs);
  }

  private String inWords(Place place) {
    BodyGroup group = content.bodyGroup(place.bodyGroup());
    return switch (place.side()) {
      case RIGHT, LEFT -> group.name() + ", " + place.side().inWords().toUpperCase(Locale.ROOT);
      case MIDLINE -> group.name() + ", in the middle";
    };
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Section section(String heading, List<String> claimIds, List<String> paragraphs) {
    return new Section(heading, paragraphs, List.of(), claimIds);
  }
}
