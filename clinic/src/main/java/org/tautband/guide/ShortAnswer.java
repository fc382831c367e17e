package org.tautband.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tautband.evidence.Certainty;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Findings;

/**
 * What an article says first, for a line of a table: its first bound sentence with those of the
 * same paragraph that rest on the same rows, and how sure that is.
 *
 * @param words as a reader reads them, figures included
 * @param howSureHtml certainty in shape and word; what nobody found, or what sources dispute, says
 *     so
 */
public record ShortAnswer(String words, String howSureHtml) {
  private static final ShortAnswer NONE = new ShortAnswer("", "");

  /** Of an article's main part, without its summary. */
  static ShortAnswer of(ArticleText text, Findings findings) {
    if (text.bound().isEmpty()) return NONE;
    Binding first = text.bound().getFirst().binding();
    int line = text.bound().getFirst().line();
    List<String> sentences = new ArrayList<>();
    for (ArticleText.Bound bound : text.bound()) {
      if (!bound.binding().equals(first) || bound.line() > line + 1) break;
      line = bound.line();
      sentences.add(bound.read().strip());
    }
    return new ShortAnswer(String.join(" ", sentences), howSure(first, findings));
  }

  private static String howSure(Binding binding, Findings findings) {
    return switch (binding.scheme()) {
      case GAP ->
          "<span class=\"cert\"><i aria-hidden=\"true\"><b></b><b></b><b></b><b></b></i>Not"
              + " known</span>";
      case CONFLICT -> "<b>Sources disagree</b>";
      case CLAIM ->
          binding.ids().stream()
              .flatMap(id -> findings.claim(id).stream())
              .map(Claim::certainty)
              .max(Comparator.comparingInt(Certainty::ordinal))
              .map(ArticleHtml::certainty)
              .orElse("");
      case RATE, ITEM, PRECAUTION, DEPTH, RULE, FLAG, SIGN, OWN -> "";
    };
  }
}
