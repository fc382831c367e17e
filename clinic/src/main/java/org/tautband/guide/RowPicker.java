package org.tautband.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Certainty;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Content;
import org.tautband.evidence.Entry;
import org.tautband.evidence.Findings;
import org.tautband.evidence.RowKind;
import org.tautband.evidence.Status;
import org.tautband.evidence.Store;
import org.tautband.evidence.Wanted;

/** Finds rows for whoever writes, with what may be inserted into a text. */
@Component
public class RowPicker {
  private static final int MOST = 10;
  private static final int MOST_WORDS = 12;
  private static final int MOST_CHARS = 200;
  private static final int SENTENCES_OF_OTHERS = 2;
  private static final Pattern BOUND =
      Pattern.compile(
          "\\[(?:!\\[[^\\]]*\\]\\([^)]*\\)|[^\\[\\]])+\\]\\((?:claim|rate|item|precaution|depth|rule"
              + "|gap):([A-Z0-9,+]+)\\)");

  private final Store store;
  private final Content content;
  private final Texts texts;
  private final Clock clock;
  private final String findingsOfTheAid;

  RowPicker(Store store, Content content, Texts texts, Clock clock) {
    this.store = store;
    this.content = content;
    this.texts = texts;
    this.clock = clock;
    try {
      findingsOfTheAid =
          new ClassPathResource("content/decide/findings.md")
              .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * A row with what it offers.
   *
   * @param sentence what it says, for staff
   * @param figure as patients read it; empty when they get none
   * @param sure certainty in a word; empty where it has none
   * @param demand what a sentence on it has to say; empty when nothing
   * @param why it may not be named; empty when it may
   */
  public record Offer(
      String id,
      String sentence,
      String figure,
      String sure,
      String demand,
      String why,
      List<Piece> pieces) {
    public Offer {
      pieces = List.copyOf(pieces);
    }
  }

  /** Markdown to insert, and what it is. */
  public record Piece(String what, String markdown) {}

  /**
   * The first rows that fit.
   *
   * @param more how many more fit
   */
  public record Found(List<Offer> offers, int more) {
    public Found {
      offers = List.copyOf(offers);
    }
  }

  /** By words, id or source; no words find nothing. */
  public Found find(String typed) {
    String asked = typed.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    if (asked.isEmpty()) return new Found(List.of(), 0);
    if (asked.length() > MOST_CHARS) asked = asked.substring(0, MOST_CHARS);
    List<String> words = Arrays.stream(asked.split("\\s+")).limit(MOST_WORDS).toList();
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    List<Entry> fit =
        store.find(new Wanted(words, null, "", null, false), today).stream()
            .filter(e -> scheme(e.kind()).isPresent())
            .toList();
    Findings findings = new Findings(content.asOfNow());
    Map<String, Set<String>> said = said();
    return new Found(
        fit.stream()
            .limit(MOST)
            .map(e -> offer(e, findings, said.getOrDefault(e.id(), Set.of())))
            .toList(),
        Math.max(0, fit.size() - MOST));
  }

  /** How an article names rows of a kind; empty when it never does. */
  private static Optional<String> scheme(RowKind kind) {
    return switch (kind) {
      case AE -> Optional.of("rate");
      case EF, OP, ME, FA -> Optional.of("claim");
      case CI -> Optional.of("item");
      case PC -> Optional.of("precaution");
      case DM, SH -> Optional.of("depth");
      case JU -> Optional.of("rule");
      case BW, RF, CK, PV, ER, CW -> Optional.empty();
    };
  }

  private Offer offer(Entry entry, Findings findings, Set<String> said) {
    String id = entry.id();
    Optional<Claim> claim = findings.claim(id).filter(c -> entry.kind() != RowKind.FA);
    Optional<Certainty> certainty = claim.map(Claim::certainty);
    String figure = ArticleText.figure(findings, id).orElse("");
    boolean gap = entry.status() == Status.GAP;
    String why =
        entry.status() == Status.RECALLED
            ? "It awaits review: nobody has looked it up, and no page may name it."
            : "";
    List<Piece> pieces = new ArrayList<>();
    if (gap) {
      pieces.add(new Piece("A gap", "[We found no review that answers this.](gap:" + id + ")"));
    } else if (why.isEmpty()) {
      said.stream()
          .limit(SENTENCES_OF_OTHERS)
          .forEach(s -> pieces.add(new Piece("A sentence we use already", s)));
      if (said.isEmpty()) {
        pieces.add(new Piece("A sentence to finish", frame(entry, certainty, figure)));
      }
      drawings(entry, findings, figure, pieces);
    }
    return new Offer(
        id,
        entry.sentence(),
        figure,
        certainty.map(Certainty::inWords).orElse(""),
        certainty.filter(c -> c != Certainty.HIGH).map(Certainty::demandInWords).orElse(""),
        why,
        pieces);
  }

  /** The careful words stand there already; what was found is the author's to say. */
  private static String frame(Entry entry, Optional<Certainty> certainty, String figure) {
    String words =
        certainty
            .map(
                c ->
                    switch (c) {
                      case HIGH -> "Say here what was found";
                      case MODERATE -> "It probably … say here what was found";
                      case LOW -> "It may … say here what was found";
                      case VERY_LOW -> "We are very unsure: … say here what was found";
                      case NOT_GRADED -> "In these trials … say here what was found";
                    })
            .orElse("Say here what was found");
    String value = figure.isEmpty() ? "" : ": ![](value:" + entry.id() + ")";
    return "["
        + words
        + value
        + ".]("
        + scheme(entry.kind()).orElseThrow()
        + ":"
        + entry.id()
        + ")";
  }

  private static void drawings(Entry entry, Findings findings, String figure, List<Piece> pieces) {
    String id = entry.id();
    if (!figure.isEmpty()) pieces.add(new Piece("Its figure", "![](value:" + id + ")"));
    if (findings.claim(id).isPresent() && entry.kind() != RowKind.FA) {
      pieces.add(new Piece("How sure, as a picture", "![](certainty:" + id + ")"));
    }
    if (entry.kind() == RowKind.AE && IconArray.problem(findings, id).isEmpty()) {
      pieces.add(new Piece("How often, as a picture", "![](array:" + id + ")"));
    }
    for (Conflict conflict : findings.conflictsOf(id)) {
      pieces.add(
          new Piece(
              "Must stand on the page: sources disagree", "![](conflict:" + conflict.id() + ")"));
    }
  }

  /** Sentences that passed the check on a page of ours, by the row they name. */
  private Map<String, Set<String>> said() {
    Map<String, Set<String>> said = new LinkedHashMap<>();
    collect(findingsOfTheAid, said);
    texts.now().texts().forEach(text -> collect(text.markdown(), said));
    return said;
  }

  private static void collect(String markdown, Map<String, Set<String>> said) {
    Matcher bound = BOUND.matcher(markdown);
    while (bound.find()) {
      for (String id : bound.group(1).split("[,+]")) {
        said.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(bound.group().replace('\n', ' '));
      }
    }
  }
}
