package org.tautband.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Figures in our own sentences, written as slots and filled from rows, so that a sentence and its
 * rows cannot say different numbers. A slot without a row ({@code {practitioner}}) is filled by
 * whoever tells the sentence.
 *
 * <pre>
 * {out-of AE006 100}         2 in 100; "fewer than 1 in 100" below one and for a printed bound
 * {share AE081 1000000}      the same without "in 1,000,000", where the block says it
 * {whole AE003 100}          8
 * {range AE003 AE019 100}    8 in 100; 5 to 16 in 100
 * {others AE001 AE017 100}   63 to 81 in 100: those it did not happen to
 * {counted AE093 10000}      95, from numerator and denominator
 * {bounds AE093 10000}       65 to 138, Wilson
 * {still-fits AE002 10000}   4
 * {raw AE021}                20 in 20,494
 * {denominator AE002}        7,629
 * {figure EF005}             2.3 points (1.0 to 3.6) on a scale of 0 to 10
 * {printed AE001 10 months}  10 months, if the row holds these words
 * {of CI016 60/124}          60 of 124, if the row holds 60/124
 * {hundred AE022 14.4%}      14 in 100, if the row holds 14.4%
 * {people-from AE025 45% 9}  9 of 20, if the row holds both; how many were asked is our arithmetic
 * </pre>
 */
public final class Slots {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z-]+)(?: ([^}]*))?}");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** Our denominators and places in a scale: they are no finding. */
  private static final Pattern FRAME =
      Pattern.compile("(in|of|out of) (1,000,000|10,000|1,000|100)\\b");

  private final Findings findings;

  public Slots(Findings findings) {
    this.findings = findings;
  }

  /** A slot that cannot be filled; the message says why. */
  private static final class Unfilled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfilled(String reason) {
      super(reason);
    }
  }

  /**
   * The sentence as it is read.
   *
   * @param others slots without a row, by name
   */
  public String fill(String text, Map<String, String> others) {
    Matcher slots = SLOT.matcher(text);
    return slots.replaceAll(
        found -> {
          String args = found.group(2);
          String filled = args == null ? others.get(found.group(1)) : value(found.group(1), args);
          if (filled == null) {
            throw new IllegalStateException("nothing fills {" + found.group(1) + "} in: " + text);
          }
          return Matcher.quoteReplacement(filled);
        });
  }

  /** Ids of the rows its slots are filled from. */
  public static Set<String> rowIds(String text) {
    Set<String> ids = new LinkedHashSet<>();
    SLOT.matcher(text)
        .results()
        .filter(found -> found.group(2) != null)
        .forEach(
            found -> {
              String[] words = found.group(2).split(" ");
              ids.add(words[0]);
              if (found.group(1).equals("range") || found.group(1).equals("others"))
                ids.add(words[1]);
            });
    return ids;
  }

  /** What is wrong with it: slots that cannot be filled, figures typed by hand. */
  public List<String> problems(String text) {
    List<String> problems = new ArrayList<>();
    SLOT.matcher(text)
        .results()
        .filter(found -> found.group(2) != null)
        .forEach(
            found -> {
              try {
                value(found.group(1), found.group(2));
              } catch (Unfilled | IllegalStateException | ArithmeticException wrong) {
                problems.add(found.group() + ": " + wrong.getMessage());
              }
            });
    String typed = FRAME.matcher(SLOT.matcher(text).replaceAll("")).replaceAll("");
    typed = typed.replaceAll("\\((\\p{L}+ )+\\d{4}\\)|(\\p{Lu}\\p{L}+) \\d{4}\\b", "");
    if (DIGIT.matcher(typed).find()) {
      problems.add("a figure is typed by hand in “" + text + "”: write a slot");
    }
    return problems;
  }

  private String value(String slot, String args) {
    String[] words = args.split(" ", 2);
    String id = words[0];
    String rest = words.length > 1 ? words[1] : "";
    return switch (slot) {
      case "out-of" -> outOf(rate(id), number(rest));
      case "share" ->
          outOf(rate(id), number(rest)).replace(" in " + Frequency.number(number(rest)), "");
      case "whole" -> Frequency.number(Frequency.whole(rate(id), number(rest)));
      case "range" -> Frequency.range(rate(id), rate(first(rest)), number(second(rest)));
      case "others" -> others(rate(id), rate(first(rest)), number(second(rest)));
      case "counted" -> Frequency.counted(rate(id), number(rest));
      case "bounds" -> Frequency.bounds(rate(id), number(rest));
      case "still-fits" -> Frequency.number(Frequency.stillFits(rate(id), number(rest)));
      case "raw" -> Frequency.raw(rate(id));
      case "denominator" -> Frequency.number(whole(rate(id).denominator(), id));
      case "figure" -> figure(id);
      case "printed" -> printed(id, rest);
      case "of" -> printed(id, rest).replace("/", " of ");
      case "hundred" ->
          percent(printed(id, rest)).setScale(0, RoundingMode.HALF_UP).toPlainString() + " in 100";
      case "people-from" -> peopleFrom(id, first(rest), second(rest));
      default -> throw new Unfilled("there is no such slot");
    };
  }

  private static String first(String words) {
    return words.split(" ", 2)[0];
  }

  private static String second(String words) {
    String[] parts = words.split(" ", 2);
    if (parts.length < 2) throw new Unfilled("a word is missing");
    return parts[1];
  }

  private static int number(String typed) {
    if (!typed.matches("10{2,6}")) throw new Unfilled("“" + typed + "” is no denominator");
    return Integer.parseInt(typed);
  }

  private Rate rate(String id) {
    Rate rate = findings.rate(id).orElseThrow(() -> new Unfilled("there is no rate " + id));
    if (!rate.status().mayBeStated()) throw new Unfilled(id + " may not be stated");
    return rate;
  }

  private static long whole(@Nullable BigDecimal number, String id) {
    if (number == null) throw new Unfilled(id + " has no such number");
    return number.longValueExact();
  }

  private static String outOf(Rate rate, int n) {
    String words = Frequency.inWords(rate, n);
    boolean bound = rate.bound().startsWith("<") && !words.startsWith("fewer");
    return bound ? "fewer than " + words : words;
  }

  private static String others(Rate one, Rate other, int n) {
    int low = Math.min(Frequency.whole(one, n), Frequency.whole(other, n));
    int high = Math.max(Frequency.whole(one, n), Frequency.whole(other, n));
    return (n - high) + " to " + (n - low) + " in " + Frequency.number(n);
  }

  private String figure(String id) {
    Optional<String> figure =
        findings.claim(id).filter(claim -> claim.status().mayBeStated()).flatMap(Figures::of);
    return figure.orElseThrow(() -> new Unfilled(id + " has no figure for patients"));
  }

  /** Words that stand in a cell of the row, and end there where they end here. */
  private String printed(String id, String words) {
    Row row = findings.row(id).orElseThrow(() -> new Unfilled("there is no row " + id));
    if (!row.status().mayBeStated()) throw new Unfilled(id + " may not be stated");
    Pattern whole = Pattern.compile("(?<![\\d.,])" + Pattern.quote(words) + "(?![\\d])");
    boolean there =
        !words.isEmpty()
            && row.cells().values().stream().anyMatch(cell -> whole.matcher(cell).find());
    if (!there) throw new Unfilled("“" + words + "” does not stand in " + id);
    return words;
  }

  private static BigDecimal percent(String printed) {
    if (!printed.matches("\\d+(\\.\\d+)?%?")) throw new Unfilled(printed + " is no share");
    return new BigDecimal(printed.replace("%", ""));
  }

  private String peopleFrom(String id, String share, String count) {
    BigDecimal seen = new BigDecimal(percent(printed(id, count)).toBigIntegerExact());
    BigDecimal asked =
        seen.multiply(BigDecimal.valueOf(100))
            .divide(percent(printed(id, share)), 0, RoundingMode.HALF_UP);
    return seen + " of " + asked;
  }
}
