package org.tautband.screening;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** Which screening question asks for which precaution. */
@Component
class QuestionsRestOnRows implements Uses {
  private final List<Use> all;

  QuestionsRestOnRows(Content content) {
    all =
        content.questions().stream()
            .flatMap(
                question ->
                    question.precautions().stream()
                        .map(
                            precaution ->
                                new Use(
                                    precaution.id(),
                                    Use.By.QUESTION,
                                    question.ask(),
                                    "",
                                    "A yes leads to: "
                                        + precaution.outcome().inWords()
                                        + (precaution.isInformation()
                                            ? " (shown, not applied)"
                                            : ""))))
            .toList();
  }

  @Override
  public List<Use> all() {
    return all;
  }
}
