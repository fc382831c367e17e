package org.tautband.consent;

/**
 * Who interpreted.
 *
 * @param language into which, in words
 */
public record Interpreter(String name, String language, Presence presence) {
  public Interpreter {
    name = name.strip();
    language = language.strip();
    if (name.isEmpty() || language.isEmpty()) {
      throw new IllegalArgumentException("an interpreter has a name and a language");
    }
  }

  /** How they were there. */
  public enum Presence {
    IN_PERSON("in person"),
    BY_PHONE("by phone");

    private final String words;

    Presence(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
