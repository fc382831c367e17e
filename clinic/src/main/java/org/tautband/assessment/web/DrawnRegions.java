package org.tautband.assessment.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Region;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;

/**
 * The regions of the newest drawing, offered to the form of an assessment. They stand in it when
 * somebody asks for them, never by themselves (docs/decisions/0105).
 */
@Component
class DrawnRegions {
  private final PainDrawings drawings;
  private final Atlas atlas;

  DrawnRegions(PainDrawings drawings, Atlas atlas) {
    this.drawings = drawings;
    this.atlas = atlas;
  }

  /**
   * What is offered.
   *
   * @param key names the drawing and its edition, so that what is taken over is what was read
   * @param names of regions with their side that do not stand in the form yet
   */
  record Offer(String key, Instant drawnAt, List<String> names) {}

  /** What a choice added to the form, and what found no row any more. */
  record TakenOver(Instant drawnAt, List<String> names, List<String> leftOut) {}

  /** Empty when there is no drawing, or all its regions stand in the form. */
  Optional<Offer> offer(Episode episode, MultiValueMap<String, String> typed) {
    return drawings
        .newestRegions(episode.patientId(), episode.id())
        .map(drawn -> new Offer(key(drawn), drawn.drawing().startedAt(), missing(drawn, typed)))
        .filter(offer -> !offer.names().isEmpty());
  }

  /** Adds rows to what is typed when that was asked for; what is typed stays as it is. */
  Optional<TakenOver> takeOver(Episode episode, MultiValueMap<String, String> typed) {
    if (!"drawing".equals(typed.getFirst("add"))) return Optional.empty();
    return named(episode, AssessmentFields.first(typed, "fromDrawing"))
        .map(
            drawn -> {
              List<String> names = missing(drawn, typed);
              List<String> leftOut = AssessmentFields.addRegions(typed, names);
              return new TakenOver(
                  drawn.drawing().startedAt(),
                  names.subList(0, names.size() - leftOut.size()),
                  leftOut);
            });
  }

  private Optional<PainDrawings.Covered> named(Episode episode, String key) {
    String[] parts = key.split(" ", 3);
    try {
      return parts.length == 2
          ? drawings.regions(
              episode.patientId(), UUID.fromString(parts[0]), Integer.parseInt(parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  private static String key(PainDrawings.Covered drawn) {
    return drawn.drawing().id() + " " + drawn.drawing().edition();
  }

  private List<String> missing(PainDrawings.Covered drawn, MultiValueMap<String, String> typed) {
    List<String> there = AssessmentFields.regionNames(typed);
    List<String> names = new ArrayList<>();
    for (String id : drawn.regionIds()) {
      atlas
          .region(id)
          .map(Region::name)
          .filter(name -> there.stream().noneMatch(name::equalsIgnoreCase))
          .ifPresent(names::add);
    }
    return names;
  }
}
