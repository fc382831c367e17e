package org.tautband.screening;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;

/**
 * What a patient was asked and what was decided on it; grows by saves and decisions.
 *
 * @param saves oldest first
 * @param decisions oldest first
 * @param lastStart when needling last started, null when never
 */
public record Screening(
    UUID id,
    UUID patientId,
    List<Save> saves,
    List<Decision> decisions,
    @Nullable Instant lastStart) {
  public Screening {
    saves = List.copyOf(saves);
    decisions = List.copyOf(decisions);
  }

  /** Question id to the answer that stands: the last one given. */
  public Map<String, GivenAnswer> answers() {
    Map<String, GivenAnswer> standing = new LinkedHashMap<>();
    for (Save save : saves) {
      save.answers().forEach(answer -> standing.put(answer.questionId(), answer));
    }
    return standing;
  }

  /** Question id to the places that were planned when the answer that stands was given. */
  Map<String, Set<Place>> askedFor() {
    Map<String, Set<Place>> asked = new LinkedHashMap<>();
    for (Save save : saves) {
      save.answers().forEach(answer -> asked.put(answer.questionId(), save.places()));
    }
    return asked;
  }

  /** The answer to one question that stands. */
  public Optional<GivenAnswer> answerTo(String questionId) {
    return Optional.ofNullable(answers().get(questionId));
  }

  public Optional<Save> lastSave() {
    return saves.isEmpty() ? Optional.empty() : Optional.of(saves.getLast());
  }

  Optional<GivenAnswer> answer(UUID answerId) {
    return answers().values().stream().filter(a -> a.id().equals(answerId)).findFirst();
  }
}
