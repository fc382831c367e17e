package org.tautband.atlas;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;

/**
 * The reference anatomy: muscles and regions by name, and what the atlas holds on each. It says
 * where a status stands and never that a depth is harmless.
 */
@Component
public final class Atlas {
  /** A list longer than this is no choice any more. */
  public static final int AT_MOST = 20;

  private static final int SUGGESTED = 6;

  private final Map<String, MuscleSheet> sheets = new LinkedHashMap<>();
  private final Map<String, Region> regions = new LinkedHashMap<>();
  private final Map<String, BaseRegion> baseRegions = new LinkedHashMap<>();
  private final NameSearch<Muscle> muscleNames;
  private final NameSearch<Region> regionNames;

  public Atlas(Content content) {
    content.rows("atlas/atlas.csv").stream()
        .map(row -> MuscleSheet.of(content, row))
        .forEach(sheet -> sheets.put(sheet.muscle().id(), sheet));
    content.rows("atlas/regions.csv").stream()
        .map(Region::of)
        .forEach(region -> regions.put(region.id(), region));
    content.rows("atlas/regions.csv").stream()
        .map(BaseRegion::of)
        .forEach(region -> baseRegions.putIfAbsent(region.id(), region));
    muscleNames =
        new NameSearch<>(
            muscles(),
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
    return sheets.values().stream().map(MuscleSheet::muscle).toList();
  }

  /** The muscle of that id; another id is a broken invariant, ask {@link #find} when unsure. */
  public Muscle muscle(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no muscle '" + id + "'"));
  }

  public Optional<Muscle> find(String id) {
    return sheet(id).map(MuscleSheet::muscle);
  }

  /** What the atlas holds on the muscle of that id. */
  public Optional<MuscleSheet> sheet(String id) {
    return Optional.ofNullable(sheets.get(id));
  }

  /** Regions of the body chart, each with its side. */
  public List<Region> regions() {
    return List.copyOf(regions.values());
  }

  public Optional<Region> region(String id) {
    return Optional.ofNullable(regions.get(id));
  }

  /** Regions without their side, from the head down. */
  public List<BaseRegion> baseRegions() {
    return List.copyOf(baseRegions.values());
  }

  public Optional<BaseRegion> baseRegion(String id) {
    return Optional.ofNullable(baseRegions.get(id));
  }

  /** Codes of the nerve roots that some muscle names, from above downwards. */
  public List<String> roots() {
    return Roots.ALL.stream()
        .filter(
            code -> sheets.values().stream().anyMatch(s -> s.anatomy().rootCodes().contains(code)))
        .toList();
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

  /**
   * Every muscle that fits: by name the best first; by region those whose main zone it is before
   * those that reach it less often; else from the head down.
   */
  public List<MuscleSheet> find(Sought sought) {
    Stream<MuscleSheet> named =
        sought.name().isBlank()
            ? sheets.values().stream()
            : muscleNames.find(sought.name(), sheets.size()).stream()
                .flatMap(muscle -> sheet(muscle.id()).stream());
    Stream<MuscleSheet> fitting = named.filter(sought::fits);
    return (sought.region().isEmpty()
            ? fitting
            : fitting.sorted(Comparator.comparing(sheet -> sheet.reach(sought.region()))))
        .toList();
  }

  /** Muscles with a name near this one, for somebody whose words found nothing. */
  public List<Muscle> near(String text) {
    return muscleNames.near(text, SUGGESTED);
  }
}
