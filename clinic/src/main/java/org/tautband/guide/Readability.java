package org.tautband.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How easily a text reads: Flesch–Kincaid grade, SMOG, lengths of sentences and paragraphs, with
 * what is over our limits in plain words.
 *
 * <p>Grade = 0.39·words/sentences + 11.8·syllables/words − 15.59 (Kincaid and others, 1975); SMOG =
 * 1.0430·√(words of three and more syllables · 30/sentences) + 3.1291 (McLaughlin, 1969). A reading
 * age is about the grade plus five. Neither sees whether a text makes sense: people must read it.
 *
 * <p>Words that have to be said and are explained (glossary) count as two syllables at most; the
 * grade without that allowance is reported beside it and has its own limit.
 */
final class Readability {
  static final double GRADE_LIMIT = 6.5;
  static final double GRADE_OF_ALL_WORDS_LIMIT = 8.5;
  static final double SMOG_LIMIT = 9;
  static final double MEAN_SENTENCE_LIMIT = 14;
  static final int SENTENCE_LIMIT = 25;
  static final int PARAGRAPH_LIMIT = 4;

  /** SMOG was made for thirty sentences; on fewer, one word more or less moves it too far. */
  static final int SENTENCES_FOR_SMOG = 30;

  private static final int LONG_WORD = 4;
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\d](?:[\\p{L}\\d'’.,]*[\\p{L}\\d])?");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?…][\"'”’)]?)\\s+(?=[\"'“‘(]?[\\p{Lu}\\d])");
  private static final Pattern SHORT_FORM =
      Pattern.compile("(?i)(^|[\\s(])(dr|mr|mrs|ms|prof|st|vs|e\\.g|i\\.e|cf|no|fig)\\.$");

  /** A piece of running text; a heading and a list item end a sentence without a full stop. */
  sealed interface Block {
    String text();

    record Heading(String text) implements Block {}

    record Item(String text) implements Block {}

    record Paragraph(String text) implements Block {}
  }

  /** A long word with what could stand there instead; empty when we have no better one. */
  record Hint(String word, String instead) {}

  /**
   * What was measured.
   *
   * @param grade Flesch–Kincaid with glossary words at two syllables
   * @param gradeOfAllWords the same without that allowance
   * @param problems over a limit: such a page is not published
   * @param warnings worth a look, does not stop a page
   */
  record Reading(
      int words,
      int sentences,
      double grade,
      double gradeOfAllWords,
      double smog,
      double meanSentence,
      String longestSentence,
      int longestSentenceWords,
      List<String> problems,
      List<String> warnings,
      List<Hint> hints) {
    Reading with(List<String> allProblems) {
      return new Reading(
          words,
          sentences,
          grade,
          gradeOfAllWords,
          smog,
          meanSentence,
          longestSentence,
          longestSentenceWords,
          List.copyOf(allProblems),
          warnings,
          hints);
    }

    /** The age at which the text can be read, by the grade alone. */
    int readingAge() {
      return (int) Math.ceil(grade + 5);
    }
  }

  private record Sentence(String text, List<String> words) {}

  private final Set<String> glossary;
  private final Map<String, String> plainWords;

  /**
   * @param glossary words that are explained on the page and count as two syllables at most
   * @param plainWords long word to a plain one
   */
  Readability(Set<String> glossary, Map<String, String> plainWords) {
    this.glossary =
        glossary.stream().map(Readability::lower).collect(Collectors.toUnmodifiableSet());
    this.plainWords =
        plainWords.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> lower(e.getKey()), Map.Entry::getValue));
  }

  /** Measures running text: no source list, no table of numbers, no labels of forms. */
  Reading of(List<? extends Block> blocks) {
    List<String> problems = new ArrayList<>();
    blocks.forEach(block -> problems.addAll(lengths(block)));
    Reading measured = measured(blocks);
    problems.addAll(measured.problems());
    return measured.with(problems);
  }

  /** What is too long in one block: the paragraph, or a sentence of it. */
  List<String> lengths(Block block) {
    List<Sentence> sentences = sentences(block.text());
    List<String> problems = new ArrayList<>();
    if (block instanceof Block.Paragraph && sentences.size() > PARAGRAPH_LIMIT) {
      problems.add(
          "A paragraph has %d sentences; at most %d: “%s”"
              .formatted(sentences.size(), PARAGRAPH_LIMIT, beginning(block.text())));
    }
    for (Sentence sentence : sentences) {
      if (sentence.words().size() > SENTENCE_LIMIT) {
        problems.add(
            "A sentence has %d words; at most %d: “%s”"
                .formatted(sentence.words().size(), SENTENCE_LIMIT, beginning(sentence.text())));
      }
    }
    return problems;
  }

  /** As {@link #of}, without what is too long in single blocks. */
  Reading measured(List<? extends Block> blocks) {
    List<Sentence> sentences = new ArrayList<>();
    blocks.forEach(block -> sentences.addAll(sentences(block.text())));
    return measuredSentences(sentences);
  }

  private Reading measuredSentences(List<Sentence> sentences) {
    List<String> problems = new ArrayList<>();
    List<String> words = sentences.stream().flatMap(s -> s.words().stream()).toList();
    if (words.isEmpty()) {
      return new Reading(0, 0, 0, 0, 0, 0, "", 0, List.copyOf(problems), List.of(), List.of());
    }
    double mean = (double) words.size() / sentences.size();
    double grade = grade(mean, words.stream().mapToInt(this::syllables).average().orElse(1));
    double all = grade(mean, words.stream().mapToInt(Syllables::in).average().orElse(1));
    double smog = smog(words.stream().filter(w -> syllables(w) >= 3).count(), sentences.size());
    Sentence longest = sentences.getFirst();
    for (Sentence sentence : sentences) {
      if (sentence.words().size() > longest.words().size()) {
        longest = sentence;
      }
    }
    List<String> warnings = new ArrayList<>();
    over(problems, "The grade", grade, GRADE_LIMIT);
    over(problems, "The grade with all words", all, GRADE_OF_ALL_WORDS_LIMIT);
    over(problems, "The mean sentence, in words,", mean, MEAN_SENTENCE_LIMIT);
    over(sentences.size() < SENTENCES_FOR_SMOG ? warnings : problems, "SMOG", smog, SMOG_LIMIT);
    return new Reading(
        words.size(),
        sentences.size(),
        grade,
        all,
        smog,
        mean,
        longest.text(),
        longest.words().size(),
        List.copyOf(problems),
        List.copyOf(warnings),
        hints(words));
  }

  private static double grade(double wordsPerSentence, double syllablesPerWord) {
    return 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59;
  }

  private static double smog(long longWords, int sentences) {
    return 1.0430 * Math.sqrt(longWords * 30.0 / sentences) + 3.1291;
  }

  private static void over(List<String> list, String what, double value, double limit) {
    if (value > limit) {
      list.add("%s is %.1f; at most %s.".formatted(what, value, plain(limit)));
    }
  }

  private static String plain(double limit) {
    return limit == Math.rint(limit) ? String.valueOf((int) limit) : String.valueOf(limit);
  }

  /** Syllables as counted for the limits: at most two for a word of the glossary. */
  private int syllables(String word) {
    int spoken = Syllables.in(word);
    return spoken > 2 && onGlossary(word) ? 2 : spoken;
  }

  private boolean onGlossary(String word) {
    String w = lower(word);
    return glossary.contains(w)
        || (w.endsWith("'s") && glossary.contains(w.substring(0, w.length() - 2)))
        || (w.endsWith("s") && glossary.contains(w.substring(0, w.length() - 1)));
  }

  private List<Hint> hints(List<String> words) {
    Map<String, Hint> hints = new LinkedHashMap<>();
    for (String word : words) {
      String w = lower(word);
      String instead = plainWords.get(w);
      if (instead != null) {
        hints.putIfAbsent(w, new Hint(w, instead));
      } else if (Syllables.in(w) >= LONG_WORD && !onGlossary(w)) {
        hints.putIfAbsent(w, new Hint(w, ""));
      }
    }
    return List.copyOf(hints.values());
  }

  private static List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String piece : SENTENCE_END.split(text.strip())) {
      open.append(open.isEmpty() ? "" : " ").append(piece);
      if (!SHORT_FORM.matcher(piece).find()) {
        add(sentences, open.toString());
        open.setLength(0);
      }
    }
    add(sentences, open.toString());
    return sentences;
  }

  private static void add(List<Sentence> sentences, String text) {
    List<String> words = WORD.matcher(text).results().map(r -> r.group()).toList();
    if (!words.isEmpty()) {
      sentences.add(new Sentence(text.strip(), words));
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  private static String beginning(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }
}
