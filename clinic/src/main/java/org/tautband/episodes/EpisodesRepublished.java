package org.tautband.episodes;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Renders all episodes again, for the drift check. */
@Component
class EpisodesRepublished implements Republisher {
  private final EpisodeTable table;

  EpisodesRepublished(EpisodeTable table) {
    this.table = table;
  }

  @Override
  public String module() {
    return "episodes";
  }

  @Override
  public void render(Receiver receiver) {
    table
        .patientsById()
        .forEach(
            (episodeId, patientId) -> {
              List<Episode> editions = table.editions(patientId, episodeId);
              receiver.accept(
                  patientId, EpisodeFhir.of(editions.getFirst(), EpisodeFhir.dropped(editions)));
            });
  }
}
