package org.tautband.patients;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One name of a person. Some people have one name only: either part may be empty, not both.
 *
 * @param given all given names as written, separated by spaces
 */
public record PersonName(Use use, String given, String family) {

  /** What the name is for. The first of {@link Identity#names()} is the one on documents. */
  public enum Use {
    OFFICIAL("Name on documents"),
    PREFERRED("Wants to be called"),
    BIRTH("Name at birth"),
    FORMER("Former name"),
    OTHER("Other name");

    private final String words;

    Use(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  public PersonName {
    given = given.strip();
    family = family.strip();
    if (given.isEmpty() && family.isEmpty()) {
      throw new IllegalArgumentException("a name needs a given or a family name");
    }
  }

  /** For lists and the identity bar: "Mustermann, Marta". */
  public String familyFirst() {
    return Stream.of(family, given).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
  }

  /** For letters and talk: "Marta Mustermann". */
  public String givenFirst() {
    return Stream.of(given, family).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
  }
}
