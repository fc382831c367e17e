package org.tautband.patients;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys a patient stands under in the search table. The first letter is the kind: {@code w}
 * word, {@code s} sound, {@code g} three-letter piece, {@code b} birth date, {@code y} birth year,
 * {@code p} end of a phone number, {@code i} identifier, {@code e} e-mail.
 */
final class SearchKeys {
  private SearchKeys() {}

  /** Everything somebody can be found by. */
  static Set<String> of(Identity identity, String recordNumber) {
    var keys = new LinkedHashSet<String>();
    for (String word : NameWords.of(identity)) {
      keys.add("w" + word);
      Spelling.pieces(word).forEach(piece -> keys.add("g" + piece));
      addSound(keys, word);
    }
    keys.add("b" + identity.birthDate());
    keys.add("y" + identity.birthDate().getYear());
    for (Contact contact : identity.contacts()) {
      if (contact.isPhone()) {
        Numbers.phoneEnds(contact.value()).forEach(end -> keys.add("p" + end));
      } else {
        keys.add("e" + contact.value().toLowerCase(Locale.ROOT));
      }
    }
    identity.identifiers().forEach(i -> keys.add("i" + Numbers.identifier(i.value())));
    keys.add("i" + Numbers.identifier(recordNumber));
    keys.add("i" + Numbers.identifier(Numbers.digits(recordNumber)));
    return keys;
  }

  /** What a question is looked up by. */
  static Set<String> of(Question question) {
    var keys = new LinkedHashSet<String>();
    for (List<String> reading : question.readings()) {
      for (String word : reading) {
        keys.add("w" + word);
        Spelling.pieces(word).forEach(piece -> keys.add("g" + piece));
        addSound(keys, word);
      }
    }
    question.numbers().forEach(number -> keys.addAll(number.keys()));
    return keys;
  }

  /** What a possible double is looked up by: whole words and numbers, no pieces. */
  static Set<String> ofDouble(Identity identity) {
    var keys = new LinkedHashSet<String>();
    for (String key : of(identity, "")) {
      if (key.charAt(0) != 'g' && key.charAt(0) != 'y' && key.length() > 1) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static void addSound(Set<String> keys, String word) {
    var sound = Spelling.sound(word);
    if (!sound.isEmpty()) {
      keys.add("s" + sound);
    }
  }
}
