package org.tautband.consent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Slots;

/**
 * What a patient is told of a row, in our words for patients: the sentence that rests on it most.
 */
final class PlainlyTold {
  private final Map<String, String> ofItself = new LinkedHashMap<>();
  private final Map<String, String> among = new LinkedHashMap<>();

  private PlainlyTold() {}

  /** By id of the row, each ending like a sentence. */
  static Map<String, String> byRow(Content content) {
    Slots slots = new Slots(new Findings(content));
    PlainlyTold told = new PlainlyTold();
    for (BenefitWords words : BenefitWords.all(content)) {
      String sentence = slots.fill(words.sentence(), Map.of());
      words.claimIds().forEach(id -> told.ofItself.putIfAbsent(id, sentence));
    }
    List<OwnWords> own = OwnWords.all(content);
    for (OwnWords words : own) {
      if (!words.isParagraph()) told.add(words, ConsentRestsOnRows.asRead(words, slots) + ".");
    }
    for (OwnWords words : own) {
      if (words.isParagraph()) told.add(words, ConsentRestsOnRows.asRead(words, slots));
    }
    told.ofItself.forEach(told.among::put);
    return Map.copyOf(told.among);
  }

  /** The first row a sentence names is the one it is about. */
  private void add(OwnWords words, String sentence) {
    List<String> ids = words.claimIds();
    if (!ids.isEmpty()) ofItself.putIfAbsent(ids.getFirst(), sentence);
    ids.forEach(id -> among.putIfAbsent(id, sentence));
  }
}
