package org.tautband.atlas;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** Which muscle's page shows which published row. */
@Component
class AtlasRestsOnRows implements Uses {
  private final List<Use> all;

  AtlasRestsOnRows(Atlas atlas, Literature literature) {
    all =
        atlas.muscles().stream()
            .flatMap(
                muscle ->
                    literature.rowIds(muscle.id()).stream()
                        .map(
                            rowId ->
                                new Use(
                                    rowId,
                                    Use.By.MUSCLE,
                                    muscle.name(),
                                    "/atlas/" + muscle.id(),
                                    "")))
            .toList();
  }

  @Override
  public List<Use> all() {
    return all;
  }
}
