package org.tautband.patients;

/** How the patient is reached. */
public record Contact(Kind kind, String value) {

  public enum Kind {
    MOBILE("Mobile phone"),
    HOME("Phone at home"),
    WORK("Phone at work"),
    EMAIL("E-mail");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  public Contact {
    value = value.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a contact needs a value");
    }
  }

  public boolean isPhone() {
    return kind != Kind.EMAIL;
  }
}
