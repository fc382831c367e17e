package org.tautband.patients;

/**
 * Who may decide for the patient.
 *
 * @param proofSeen which paper was seen ("court order of 3 May 2025"); empty when none was
 */
public record Representative(String name, Relation relation, String phone, String proofSeen) {

  public enum Relation {
    PARENT("parent"),
    GUARDIAN("legal guardian"),
    SPOUSE("husband, wife or partner"),
    CHILD("son or daughter"),
    POWER_OF_ATTORNEY("holder of a power of attorney"),
    OTHER("other");

    private final String words;

    Relation(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  public Representative {
    name = name.strip();
    phone = phone.strip();
    proofSeen = proofSeen.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a representative needs a name");
    }
  }
}
