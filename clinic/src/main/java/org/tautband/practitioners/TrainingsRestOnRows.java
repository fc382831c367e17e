package org.tautband.practitioners;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** Spots that only a training of their own answers. */
@Component
class TrainingsRestOnRows implements Uses {
  private final List<Use> all;

  TrainingsRestOnRows(Content content) {
    all =
        content.rows("screening/precautions.csv").stream()
            .filter(row -> row.text("action_code").equals("training_required"))
            .map(
                row ->
                    new Use(
                        row.text("id"),
                        Use.By.TRAINING,
                        row.text("condition"),
                        "/practitioners",
                        "Named in the training of whoever needles there"))
            .toList();
  }

  @Override
  public List<Use> all() {
    return all;
  }
}
