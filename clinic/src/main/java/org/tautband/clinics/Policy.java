package org.tautband.clinics;

import java.time.LocalDate;

/**
 * What a clinic decided for itself.
 *
 * @param screeningFreshDays answers older than this many days are asked again; a question's own
 *     limit may be shorter, never longer; 1 to 365
 * @param needleMaxMinutes a needle in for longer is called out on the session page; 1 to 120
 * @param ageOfConsentYears below this age a guardian signs and the child assents; 10 to 21
 * @param idleLockMinutes the screen locks after this many minutes without a touch; 1 to 60
 * @param needleMayGoInAgain whether one needle may make several insertions in the same patient
 */
public record Policy(
    int screeningFreshDays,
    int needleMaxMinutes,
    int ageOfConsentYears,
    int idleLockMinutes,
    boolean needleMayGoInAgain) {
  public Policy {
    within("screening fresh, in days", screeningFreshDays, 1, 365);
    within("longest time of a needle, in minutes", needleMaxMinutes, 1, 120);
    within("age of consent, in years", ageOfConsentYears, 10, 21);
    within("idle lock, in minutes", idleLockMinutes, 1, 60);
  }

  /** What a clinic has until it decides. Our own choice, awaiting review by a clinician. */
  public static Policy first() {
    return new Policy(90, 30, 18, 5, true);
  }

  /** Whether somebody born then signs for themselves on that day. */
  public boolean maySignAlone(LocalDate birthDate, LocalDate on) {
    return !birthDate.plusYears(ageOfConsentYears).isAfter(on);
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + ": " + value + " is not between " + least + " and " + most);
    }
  }
}
