package org.tautband.consent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.consent.ConsentText.Risk;
import org.tautband.consent.ConsentText.Section;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/**
 * Which parts of the consent text rest on which row: read from a text about every place, and from
 * our sentences on benefit, of which a patient gets those that fit.
 */
@Component
class ConsentRestsOnRows implements Uses {
  private final List<Use> all;

  ConsentRestsOnRows(Content content) {
    Set<Use> uses = new LinkedHashSet<>();
    Set<String> inSentences = new LinkedHashSet<>();
    for (BenefitWords words : BenefitWords.all(content)) {
      inSentences.addAll(words.claimIds());
      uses.add(use(words.id(), about(words), words.sentence()));
      words.claimIds().forEach(id -> uses.add(use(id, about(words), words.sentence())));
    }
    for (Section section : new Wording(content).compose(everything(content)).sections()) {
      section.claimIds().stream()
          .filter(id -> !inSentences.contains(id))
          .forEach(id -> uses.add(use(id, section.heading(), "")));
      for (Risk risk : section.risks()) {
        String words = risk.what() + ": " + risk.howOften();
        risk.claimIds().forEach(id -> uses.add(use(id, section.heading(), words)));
      }
    }
    all = List.copyOf(uses);
  }

  private static String about(BenefitWords words) {
    return "What it may do: "
        + (words.condition().equals("any") ? "any pain" : words.condition().replace('-', ' '));
  }

  private static Use use(String rowId, String where, String words) {
    return new Use(rowId, Use.By.CONSENT, where, "", words);
  }

  private static Telling everything(Content content) {
    List<Place> places = new ArrayList<>();
    for (BodyGroup group : content.bodyGroups()) places.add(new Place(group.id(), Side.RIGHT));
    return new Telling(
        places,
        "",
        "Whoever needles",
        "physiotherapist",
        List.of(),
        "the emergency number",
        "the clinic",
        "Other care");
  }

  @Override
  public List<Use> all() {
    return all;
  }
}
