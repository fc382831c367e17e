package org.tautband.access;

import java.util.Locale;

/** What somebody may do; the reviewed table {@code access/matrix.csv} says it route by route. */
public enum Role {
  CLINICIAN,
  FRONT_DESK,
  MANAGER,
  ADMINISTRATOR;

  /** The role as staff read it, for example "front desk". */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
