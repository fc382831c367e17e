package org.tautband.consent;

/**
 * Who decides.
 *
 * @param relation to the patient; empty exactly for the patient
 * @param proofSeen which proof of that right was seen; empty exactly for the patient
 */
public record Signer(Kind kind, String name, String relation, String proofSeen) {
  public Signer {
    name = name.strip();
    relation = relation.strip();
    proofSeen = proofSeen.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("who decides has a name");
    }
    if (kind == Kind.PATIENT
        ? !relation.isEmpty() || !proofSeen.isEmpty()
        : relation.isEmpty() || proofSeen.isEmpty()) {
      throw new IllegalArgumentException(
          "somebody else than the patient names the relation and the proof that was seen");
    }
  }

  public static Signer patient(String name) {
    return new Signer(Kind.PATIENT, name, "", "");
  }

  /** In which right. */
  public enum Kind {
    PATIENT("Patient"),
    GUARDIAN("Parent or guardian"),
    REPRESENTATIVE("Representative");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
