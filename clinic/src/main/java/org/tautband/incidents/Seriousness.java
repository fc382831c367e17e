package org.tautband.incidents;

/** What it led to or could have; codes of HL7's adverse-event-seriousness. */
public enum Seriousness {
  NOT_SERIOUS("Non-serious", "not serious"),
  SERIOUS("Serious", "serious, for another reason"),
  PREVENTED("SeriousRequiresPreventImpairment", "serious: treated to prevent lasting harm"),
  HOSPITAL("SeriousResultsInHospitalization", "serious: hospital, or a longer stay there"),
  DISABILITY("SeriousResultsInDisability", "serious: lasting disability"),
  LIFE_THREATENING("SeriousIsLifeThreatening", "serious: life-threatening"),
  DEATH("SeriousResultsInDeath", "serious: death");

  private final String code;
  private final String words;

  Seriousness(String code, String words) {
    this.code = code;
    this.words = words;
  }

  String code() {
    return code;
  }

  public String inWords() {
    return words;
  }
}
