package org.tautband.atlas;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the atlas; what is empty or null narrows nothing, everything else has
 * to fit.
 *
 * @param name any of its names, or of its body groups
 * @param region id of a base region that it may refer into
 * @param root code of a nerve root, {@code C5}
 * @param bodyGroup id of a body group it lies in
 */
public record Sought(
    String name, String region, @Nullable Movement movement, String root, String bodyGroup) {
  public boolean isEmpty() {
    return name.isBlank()
        && region.isEmpty()
        && movement == null
        && root.isEmpty()
        && bodyGroup.isEmpty();
  }

  boolean fits(MuscleSheet sheet) {
    return (region.isEmpty() || sheet.reach(region) != MuscleSheet.Reach.NONE)
        && (movement == null || sheet.moves(movement))
        && (root.isEmpty() || sheet.anatomy().rootCodes().contains(root))
        && (bodyGroup.isEmpty() || sheet.muscle().bodyGroups().contains(bodyGroup));
  }
}
