package org.tautband.consent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.evidence.FromContent;
import org.tautband.evidence.Slots;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** Which sentence of the consent text rests on which row. */
@Component
class ConsentRestsOnRows implements Uses {
  private static final Map<String, String> SAID_BY_THE_CLINIC =
      Map.of(
          "practitioner", "Whoever needles",
          "emergency", "the emergency number",
          "clinic-phone", "the clinic",
          "lung-cases", "the");

  private final FromContent<List<Use>> all;

  ConsentRestsOnRows(Content content) {
    all = new FromContent<>(content, ConsentRestsOnRows::of);
  }

  private static List<Use> of(Content content) {
    Set<Use> uses = new LinkedHashSet<>();
    Slots slots = new Slots(new Findings(content));
    for (BenefitWords words : BenefitWords.all(content)) {
      String sentence = slots.fill(words.sentence(), Map.of());
      uses.add(use(words.id(), about(words), sentence));
      words.claimIds().forEach(id -> uses.add(use(id, about(words), sentence)));
    }
    for (OwnWords words : OwnWords.all(content)) {
      String sentence = asRead(words, slots);
      uses.add(use(words.id(), words.part().heading(), sentence));
      words.claimIds().forEach(id -> uses.add(use(id, words.part().heading(), sentence)));
    }
    uses.add(use("CI024", "Who does it", ""));
    return List.copyOf(uses);
  }

  /** As a patient reads it, apart from what each clinic says for itself. */
  static String asRead(OwnWords words, Slots slots) {
    return (words.isParagraph() ? "" : slots.fill(words.what(), Map.of()) + ": ")
        + slots.fill(words.words(), SAID_BY_THE_CLINIC);
  }

  private static String about(BenefitWords words) {
    return "What it may do: "
        + (words.condition().equals("any") ? "any pain" : words.condition().replace('-', ' '));
  }

  private static Use use(String rowId, String where, String words) {
    return new Use(rowId, Use.By.CONSENT, where, "", words);
  }

  @Override
  public List<Use> all() {
    return all.now();
  }
}
