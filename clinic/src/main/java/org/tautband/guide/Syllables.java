package org.tautband.guide;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Syllables of an English word, British spelling: groups of vowels, corrected for silent letters
 * and for vowels that are spoken apart, with a list for words that follow no rule. Checked against
 * a list counted by hand; a single word may still be off by one, a page hardly.
 */
final class Syllables {
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
  private static final Pattern SILENT_INSIDE =
      Pattern.compile(
          "(?<=[aeiouy][a-z]{0,3}[^aeiouy])e(?=(ly|ment|ments|ful|fully|less|ness|some)$)");
  private static final Pattern SILENT_END = Pattern.compile("(?<=[a-z])e$");
  private static final Pattern SPOKEN_LE = Pattern.compile("[^aeiouyl]l(e|es|ed)$");
  private static final Pattern SILENT_ED = Pattern.compile("(?<=[^td])ed$");
  private static final Pattern SILENT_ES = Pattern.compile("(?<![sxzcg]|ch|sh)es$");
  private static final Pattern APART =
      Pattern.compile(
          "i(?=um|us(?!$))|(?<![ctgsx])i(?=[ao])|(?<![gq])u(?=[ao]|al)|e(?=o(?!u)|um)"
              + "|(?<=[aeiouy])(?=ing)|ii|(?<=[^aeiou]i)(?=et)|(?<=d)i(?=e[nt])|(?<=r)i(?=er|ers$)");
  private static final Pattern SPOKEN_SM = Pattern.compile("[aiy]sms?$");

  /** Words that the rules miscount. Inflected forms are found through their stem. */
  private static final Map<String, Integer> EXCEPTIONS =
      table(
          """
          people 2 someone 2 something 2 sometimes 2 somewhere 2 everyone 3 every 2 everything 3
          area 3 idea 3 create 2 react 2 reaction 3 theatre 3 real 1 really 2 ideal 3 being 2
          science 2 quiet 2 client 2 patient 2 patients 2 ancient 2 social 2 special 2
          does 1 goes 1 shoe 1 shoes 1 toe 1 toes 1 once 1 eye 1 eyes 1 whole 1
          different 3 difference 3 general 3 several 3 evening 2 business 2 medicine 3 camera 3
          doesn't 2 didn't 2 isn't 2 wasn't 2 hasn't 2 haven't 2 couldn't 2 wouldn't 2 shouldn't 2
          forearm 2 kneecap 2 lifetime 2 whereas 2 therefore 2 thereby 2 hereby 2 forehead 2
          physio 3 physiotherapy 6 physiotherapist 6 muscle 2 muscles 2 fibre 2 fibres 2
          centre 2 centres 2 metre 2 metres 2 litre 2 litres 2 acre 2 massage 2 migraine 2
          acupuncture 4 bruise 1 bruises 2 nausea 3 diarrhoea 4 oedema 3 rhythm 2 prism 2
          minute 2 figure 2 figures 2 measure 2 pressure 2 sure 1 unsure 2 fire 1 tired 1 hour 1
          our 1 ours 1 flour 1 poem 2 poet 2 lion 2 violin 3 riot 2 diet 2 trial 2 trials 2
          dial 2 via 2 bias 2 giant 2 variety 4 society 4 anxiety 4 anxious 2 previous 3
          serious 3 various 3 curious 3 obvious 3 cautious 2 conscious 2 religion 3 region 2
          opinion 3 onion 2 million 2 billion 2 union 2 junior 2 senior 2 behaviour 3 superior 4
          usual 3 usually 4 unusual 4 actual 3 actually 4 gradual 3 gradually 4 manual 3 annual 3
          casual 3 visual 3 mutual 3 sexual 3 equal 2 equally 3 quality 3 language 2 guard 1
          suite 1 ruin 2 fluid 2 fluent 2 influence 3 cruel 2 fuel 2 duel 2 doing 2 going 2
          seeing 2 one 1 none 1 done 1 gone 1 some 1 come 1 become 2 outcome 2 welcome 2
          element 3 elements 3 complement 3 implement 3 supplement 3 cement 2 moment 2
          create 2 created 3 creates 2 naked 2 wicked 2 sacred 2 hundred 2 needed 2 aged 1
          vegetable 4 comfortable 4 interest 3 interested 4 interesting 4 temperature 4
          wednesday 2 february 4 chocolate 3 naive 2 cafe 2 catastrophe 4 recipe 3 apostrophe 4
          maybe 2 likely 2 likelier 3 anterior 4 posterior 4 period 3 myofascial 4 fascia 3
          physiological 6 reassure 3 reuse 2 coincide 3 cooperate 4 cooperation 5 coordinate 4
          nuclear 3 linear 3 video 3 stereo 3 museum 3 scientist 3 scientific 4 breathe 1
          clothes 1 sciatica 4 patience 2 efficient 3 sufficient 3 society 4 medieval 4
          audience 3 hiatus 3 biopsy 3 biology 4 diagnosis 4 diagnose 3 diabetes 4 diaphragm 3
          diary 3 quieter 3 earlier 3 easier 3 heavier 3 worried 2 carried 2 studied 2 varied 2
          headache 2 ache 1 experience 4 experienced 4 convenient 4 ingredient 4 clothing 2
          hurried 2 applied 2 replied 2 tried 1 friend 1 chief 1 brief 1 relief 2 field 1
          """);

  /** The same words come on every page, and all pages are measured anew when a row is edited. */
  private static final Map<String, Integer> COUNTED = new ConcurrentHashMap<>();

  private static final int MOST_KEPT = 20_000;
  private static final Pattern NOT_SPOKEN = Pattern.compile("'s$|s'$|[^a-z]");
  private static final Pattern PLURAL = Pattern.compile("'s$|(?<=[a-z]{3})s$");
  private static final Pattern SPOKEN_ES = Pattern.compile("[csgz]e$");
  private static final Pattern Y_BETWEEN_VOWELS =
      Pattern.compile("(?<=[aeiou])y(?=[aeiou])|^y(?=[aeiou])");

  private Syllables() {}

  /** At least one for anything with a letter or figure. A figure counts two, however long. */
  static int in(String word) {
    Integer known = COUNTED.get(word);
    if (known != null) {
      return known;
    }
    int count = counted(word);
    if (COUNTED.size() < MOST_KEPT) {
      COUNTED.put(word, count);
    }
    return count;
  }

  private static int counted(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (plain.chars().anyMatch(Character::isDigit)) {
      // Spelled out, "7,629" would be nine: a page of counts would look harder than it reads.
      return 2;
    }
    Integer listed = listed(plain);
    return listed != null ? listed : byRule(NOT_SPOKEN.matcher(plain).replaceAll(""));
  }

  private static @Nullable Integer listed(String word) {
    Integer itself = EXCEPTIONS.get(word);
    if (itself != null) {
      return itself;
    }
    String singular = PLURAL.matcher(word).replaceAll("");
    Integer stem = singular.equals(word) ? null : EXCEPTIONS.get(singular);
    return stem == null ? null : stem + (SPOKEN_ES.matcher(singular).find() ? 1 : 0);
  }

  private static int byRule(String word) {
    if (word.length() <= 2) {
      return 1;
    }
    String w = word.replace("qu", "qw");
    w = SILENT_INSIDE.matcher(w).replaceAll("");
    boolean spokenLe = SPOKEN_LE.matcher(w).find();
    if (!spokenLe) {
      w = SILENT_ED.matcher(w).replaceAll("d");
      w = SILENT_ES.matcher(w).replaceAll("s");
      w = SILENT_END.matcher(w).replaceAll("");
    }
    // A y between vowels is a consonant: pla-yer, be-yond.
    w = Y_BETWEEN_VOWELS.matcher(w).replaceAll("j");
    int count = count(VOWELS, w) + count(APART, w) + count(SPOKEN_SM, w);
    return Math.max(1, count);
  }

  private static int count(Pattern pattern, String word) {
    return (int) pattern.matcher(word).results().count();
  }

  private static Map<String, Integer> table(String text) {
    String[] cells = text.strip().split("\\s+");
    Map<String, Integer> words = new HashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      words.put(cells[i], Integer.valueOf(cells[i + 1]));
    }
    return Map.copyOf(words);
  }
}
