package org.tautband.atlas;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tautband.evidence.Place;
import org.tautband.evidence.Row;
import org.tautband.evidence.Side;

/**
 * A muscle of the reference anatomy, by its names, which were read. The rest, most of which waits
 * for review, is its {@link MuscleSheet}.
 *
 * @param id content id, {@code trapezius_desc}
 * @param english Terminologia Anatomica 2, English
 * @param latin Terminologia Anatomica 2, Latin
 * @param ta2Id number in Terminologia Anatomica 2
 * @param fmaId {@code FMA:48996}; empty where none is known
 * @param bodyGroup the one it mainly belongs to
 */
public record Muscle(
    String id,
    String name,
    String english,
    String latin,
    String traditional,
    String ta2Id,
    String fmaId,
    String bodyGroup,
    List<String> otherBodyGroups,
    List<String> idSourceKeys) {

  static Muscle of(Row row) {
    return new Muscle(
        row.text("id"),
        row.text("name"),
        row.text("ta2_english"),
        row.text("ta2_latin"),
        row.text("latin_traditional"),
        row.text("ta2_id"),
        row.text("fma_id"),
        row.text("body_group"),
        row.list("other_body_groups"),
        row.list("id_source_keys"));
  }

  /** All body groups it lies in, the main one first. */
  public List<String> bodyGroups() {
    return Stream.concat(Stream.of(bodyGroup), otherBodyGroups.stream()).distinct().toList();
  }

  /** Every place that needling it on that side concerns. */
  public Set<Place> places(Side side) {
    return bodyGroups().stream()
        .map(group -> new Place(group, side))
        .collect(Collectors.toUnmodifiableSet());
  }
}
