package org.tautband.guide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** Which articles rest on which row, sentence by sentence and picture by picture. */
@Component
class ArticlesRestOnRows implements Uses {
  private final Shelf shelf;
  private volatile @Nullable Kept kept;

  private record Kept(String version, List<Use> uses) {}

  ArticlesRestOnRows(Shelf shelf) {
    this.shelf = shelf;
  }

  private static List<Use> of(Shelf shelf) {
    Set<Use> uses = new LinkedHashSet<>();
    for (Article article : shelf.articles().values()) {
      new OfOne(article, shelf.findings(), uses).collect();
    }
    return List.copyOf(uses);
  }

  @Override
  public List<Use> all() {
    String version = shelf.version();
    Kept last = kept;
    if (last != null && last.version().equals(version)) return last.uses();
    Kept fresh = new Kept(version, of(shelf));
    kept = fresh;
    return fresh.uses();
  }

  private record OfOne(Article article, Findings findings, Set<Use> uses) {
    void collect() {
      ArticleText text = ArticleText.of(article, findings);
      Set<String> inSentences = new LinkedHashSet<>();
      for (ArticleText.Bound bound : text.bound()) {
        for (String id : rows(bound.binding())) {
          inSentences.add(bound.line() + id);
          use(id, bound.read().strip());
        }
      }
      for (ArticleText.Drawn drawn : text.drawn()) {
        for (String id : rows(drawn.picture())) {
          // The figure of a bound sentence stands in that sentence already.
          if (!inSentences.contains(drawn.line() + id)) use(id, words(drawn.picture()));
        }
      }
    }

    private void use(String id, String words) {
      uses.add(new Use(id, Use.By.ARTICLE, article.front().title(), article.path(), words));
    }

    private List<String> rows(Binding binding) {
      return switch (binding.scheme()) {
        case OWN -> List.of();
        case CONFLICT -> binding.ids().stream().flatMap(this::sides).toList();
        case CLAIM, RATE, ITEM, PRECAUTION, DEPTH, RULE, FLAG, SIGN, GAP -> binding.ids();
      };
    }

    private List<String> rows(Picture picture) {
      return switch (picture.kind()) {
        case VALUE, CERTAINTY, ARRAY, BAR, FLAGS, SIGNS -> picture.ids();
        case CONFLICT -> picture.ids().stream().flatMap(this::sides).toList();
        case IMAGE -> List.of();
        case FACTBOX -> {
          List<String> rows = new ArrayList<>(Panels.HARMS);
          picture.ids().stream()
              .flatMap(id -> findings.ofCondition(id).stream())
              .map(Claim::id)
              .forEach(rows::add);
          yield rows;
        }
      };
    }

    private Stream<String> sides(String conflict) {
      return findings.conflict(conflict).stream()
          .flatMap(c -> c.sides().stream())
          .flatMap(side -> side.rowIds().stream());
    }

    private static String words(Picture picture) {
      return switch (picture.kind()) {
        case VALUE -> "Its figure, written in the text";
        case CERTAINTY -> "How sure we are, as a picture";
        case ARRAY -> "A picture of how often";
        case BAR -> "A picture of how much";
        case FACTBOX -> "The table of what studies found";
        case CONFLICT -> "The panel “Sources disagree”";
        case FLAGS, SIGNS -> "The list of signs to act on";
        case IMAGE -> "A picture";
      };
    }
  }
}
