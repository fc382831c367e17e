package org.tautband.episodes;

import java.util.List;
import org.tautband.evidence.Place;

/**
 * What brings the patient.
 *
 * @param words the problem in the patient's own words, never empty
 * @param since when it began, as told; may be empty
 * @param causeAndLoad what is thought to keep it going; may be empty
 * @param alsoConsidered other explanations and what became of them; may be empty
 * @param preferences what the patient wants and does not want; may be empty
 * @param thoughtOf where needling is thought of before there is a plan, so that red flags and
 *     screening can be asked for these places; may be empty
 */
public record Complaint(
    String words,
    String since,
    String causeAndLoad,
    String alsoConsidered,
    String preferences,
    List<Place> thoughtOf) {
  public Complaint {
    thoughtOf = List.copyOf(thoughtOf);
    words = words.strip();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("an episode needs the problem in the patient's words");
    }
  }

  public Complaint(
      String words, String since, String causeAndLoad, String alsoConsidered, String preferences) {
    this(words, since, causeAndLoad, alsoConsidered, preferences, List.of());
  }
}
