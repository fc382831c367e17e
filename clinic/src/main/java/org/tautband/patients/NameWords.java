package org.tautband.patients;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folded words of a person's names, and what becomes of them when they are written together.
 */
final class NameWords {
  private NameWords() {}

  static Set<String> of(Identity identity) {
    var words = new LinkedHashSet<String>();
    for (PersonName name : identity.names()) {
      words.addAll(of(name));
    }
    return words;
  }

  static Set<String> of(PersonName name) {
    var words = new LinkedHashSet<String>();
    for (String part : List.of(name.given(), name.family())) {
      var separate = Spelling.words(part);
      words.addAll(separate);
      if (separate.size() > 1) {
        words.addAll(Spelling.words(String.join("", separate)));
      }
    }
    return words;
  }
}
