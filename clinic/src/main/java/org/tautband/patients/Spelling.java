package org.tautband.patients;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tautband.kernel.words.Slips;

/**
 * How a name is compared: in Latin letters whatever its script, without accents, case, apostrophes
 * and doubled letters, with "ae", "oe", "ue" as the vowel they stand for. Never shown to anybody.
 */
final class Spelling {
  private static final Transliterator TO_ASCII =
      Transliterator.getInstance("Any-Latin; NFKD; [:Mn:] Remove; Latin-ASCII; Lower");

  private static final Pattern NOT_WRITTEN = Pattern.compile("[\\p{Cf}'\u2019\u02BC\u02BB\u00B4`]");
  // What transliteration adds for hamza, ayn and soft signs are apostrophes, not letters.
  private static final Pattern ADDED = Pattern.compile("['\u2019\u02BC\u02BE\u02BF\u02B9\u02BA`]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{Alnum}]+");

  private Spelling() {}

  /** The words of a text, in order, each folded; never an empty one. */
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (String part : BETWEEN_WORDS.split(latin(text))) {
      var folded = fold(part);
      if (!folded.isEmpty()) {
        words.add(folded);
      }
    }
    return words;
  }

  private static String latin(String text) {
    var bare = NOT_WRITTEN.matcher(text).replaceAll("");
    if (bare.chars().allMatch(c -> c < 128)) {
      return bare.toLowerCase(Locale.ROOT);
    }
    var latin = TO_ASCII.transliterate(Normalizer.normalize(bare, Normalizer.Form.NFC));
    return ADDED.matcher(latin).replaceAll("");
  }

  private static String fold(String word) {
    var vowels = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    var folded = new StringBuilder();
    for (int i = 0; i < vowels.length(); i++) {
      char c = vowels.charAt(i);
      if (folded.isEmpty() || Character.isDigit(c) || folded.charAt(folded.length() - 1) != c) {
        folded.append(c);
      }
    }
    return folded.toString();
  }

  /**
   * The consonants of a folded word, like ones taken together, vowels only at the beginning: Meyer,
   * Maier and Mayr are one. Empty when fewer than two sounds are left.
   */
  static String sound(String word) {
    var sound = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char code = sound(word, i);
      boolean first = i == 0;
      if (code == 'a' ? first : code != 0) {
        if (sound.isEmpty() || sound.charAt(sound.length() - 1) != code) {
          sound.append(code);
        }
      }
    }
    return sound.length() < 2 ? "" : sound.toString();
  }

  private static char sound(String word, int at) {
    char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
    return switch (word.charAt(at)) {
      case 'a', 'e', 'i', 'o', 'u', 'y', 'j' -> 'a';
      case 'b' -> 'b';
      case 'p' -> next == 'h' ? 'f' : 'b';
      case 'd', 't' -> 'd';
      case 'f', 'v', 'w' -> 'f';
      case 'g', 'k', 'q', 'x' -> 'k';
      case 'c' -> next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
      case 's', 'z' -> 's';
      case 'm', 'n' -> 'n';
      case 'l' -> 'l';
      case 'r' -> 'r';
      default -> 0;
    };
  }

  /** Pieces of three letters, as pg_trgm cuts them: two spaces before, one behind. */
  static Set<String> pieces(String word) {
    var padded = "  " + word + " ";
    var pieces = new LinkedHashSet<String>();
    for (int i = 0; i + 3 <= padded.length(); i++) {
      pieces.add(padded.substring(i, i + 3));
    }
    return pieces;
  }

  /**
   * How alike two folded words are, 0 to 1: 1 for equal ones, else by optimal string alignment
   * (insert, delete, replace, swap of neighbours) over the longer length.
   */
  static double alike(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return longer == 0 ? 1 : 1 - (double) Slips.between(one, other) / longer;
  }
}
