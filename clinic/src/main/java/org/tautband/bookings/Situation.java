package org.tautband.bookings;

/** What helps the right person to answer; nobody has to say it. */
public enum Situation {
  BLOOD_THINNER("I take a blood thinner", "takes a blood thinner"),
  PREGNANT("I am pregnant", "is pregnant"),
  NEEDLE_FEAR("I am afraid of needles", "is afraid of needles"),
  NEEDLED_LATELY("I had needling here in the last 7 days", "had needling here in the last 7 days");

  private final String asked;
  private final String told;

  Situation(String asked, String told) {
    this.asked = asked;
    this.told = told;
  }

  /** As the person reads it. */
  public String asked() {
    return asked;
  }

  /** As staff read it. */
  public String told() {
    return told;
  }
}
