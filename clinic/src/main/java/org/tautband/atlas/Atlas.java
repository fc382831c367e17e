package org.tautband.atlas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;

/**
 * The reference anatomy by name. It says what things are called, never that a depth is harmless.
 */
@Component
public final class Atlas {
  /** A list longer than this is no choice any more. */
  public static final int AT_MOST = 20;

  private final Map<String, Muscle> muscles = new LinkedHashMap<>();
  private final Map<String, Region> regions = new LinkedHashMap<>();
  private final NameSearch<Muscle> muscleNames;
  private final NameSearch<Region> regionNames;

  public Atlas(Content content) {
    content.rows("atlas/atlas.csv").stream()
        .map(Muscle::of)
        .forEach(muscle -> muscles.put(muscle.id(), muscle));
    content.rows("atlas/regions.csv").stream()
        .map(Region::of)
        .forEach(region -> regions.put(region.id(), region));
    muscleNames =
        new NameSearch<>(
            muscles.values(),
            muscle ->
                Stream.concat(
                        Stream.of(
                            muscle.name(), muscle.english(), muscle.latin(), muscle.traditional()),
                        muscle.bodyGroups().stream().map(group -> content.bodyGroup(group).name()))
                    .toList());
    regionNames =
        new NameSearch<>(
            regions.values(),
            region -> List.of(region.name(), content.bodyGroup(region.bodyGroup()).name()));
  }

  public List<Muscle> muscles() {
    return List.copyOf(muscles.values());
  }

  /** The muscle of that id; another id is a broken invariant, ask {@link #find} when unsure. */
  public Muscle muscle(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no muscle '" + id + "'"));
  }

  public Optional<Muscle> find(String id) {
    return Optional.ofNullable(muscles.get(id));
  }

  /** Regions of the body chart, each with its side. */
  public List<Region> regions() {
    return List.copyOf(regions.values());
  }

  public Optional<Region> region(String id) {
    return Optional.ofNullable(regions.get(id));
  }

  /**
   * Muscles whose names fit, best first, at most {@link #AT_MOST}. Accents, order of words, parts
   * of words and a typing error are forgiven; words of the body group count less.
   */
  public List<Muscle> search(String text) {
    return muscleNames.find(text, AT_MOST);
  }

  /** Regions whose names fit, as {@link #search}. */
  public List<Region> searchRegions(String text) {
    return regionNames.find(text, AT_MOST);
  }
}
