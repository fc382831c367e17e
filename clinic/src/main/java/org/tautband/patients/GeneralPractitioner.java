package org.tautband.patients;

/** The patient's own doctor. Phone may be empty. */
public record GeneralPractitioner(String name, String phone) {
  public GeneralPractitioner {
    name = name.strip();
    phone = phone.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a general practitioner needs a name");
    }
  }
}
