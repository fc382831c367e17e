package org.tautband.assessment;

/** Movements whose range is measured, our own list. A sided one has a right and a left value. */
public enum Movement {
  NECK_FLEXION("Neck, bending forward", false),
  NECK_EXTENSION("Neck, bending back", false),
  NECK_SIDE_BENDING("Neck, bending to the side", true),
  NECK_ROTATION("Neck, turning", true),
  JAW_OPENING_DEVIATION("Jaw, sideways deviation on opening", true),
  TRUNK_FLEXION("Trunk, bending forward", false),
  TRUNK_EXTENSION("Trunk, bending back", false),
  TRUNK_SIDE_BENDING("Trunk, bending to the side", true),
  TRUNK_ROTATION("Trunk, turning", true),
  SHOULDER_FLEXION("Shoulder, raising forward", true),
  SHOULDER_EXTENSION("Shoulder, moving back", true),
  SHOULDER_ABDUCTION("Shoulder, raising sideways", true),
  SHOULDER_EXTERNAL_ROTATION("Shoulder, turning outward", true),
  SHOULDER_INTERNAL_ROTATION("Shoulder, turning inward", true),
  ELBOW_FLEXION("Elbow, bending", true),
  ELBOW_EXTENSION("Elbow, straightening", true),
  FOREARM_PRONATION("Forearm, palm down", true),
  FOREARM_SUPINATION("Forearm, palm up", true),
  WRIST_FLEXION("Wrist, bending to the palm", true),
  WRIST_EXTENSION("Wrist, bending back", true),
  HIP_FLEXION("Hip, bending", true),
  HIP_EXTENSION("Hip, moving back", true),
  HIP_ABDUCTION("Hip, moving sideways", true),
  HIP_INTERNAL_ROTATION("Hip, turning inward", true),
  HIP_EXTERNAL_ROTATION("Hip, turning outward", true),
  STRAIGHT_LEG_RAISE("Straight leg raise", true),
  KNEE_FLEXION("Knee, bending", true),
  KNEE_EXTENSION("Knee, straightening", true),
  ANKLE_DORSIFLEXION("Ankle, foot up", true),
  ANKLE_PLANTARFLEXION("Ankle, foot down", true);

  private final String words;
  private final boolean sided;

  Movement(String words, boolean sided) {
    this.words = words;
    this.sided = sided;
  }

  public String inWords() {
    return words;
  }

  public boolean sided() {
    return sided;
  }

  /** Code in the project's CodeSystem {@code movement}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
