package org.tautband.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tautband.database.Sha256;

/**
 * The texts of the guide as they are published now: of each article what a clinic published last,
 * else what ships; what was retired is gone. All of them are read at once after a step was
 * committed, so that nobody sees half of one.
 */
@Component
class Texts {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final Pattern IMAGE = Pattern.compile("\\(\\s*<?image:([0-9a-f]{64})\\b");

  private final Supplier<Kept> kept;
  private final ZoneId zone;
  private final Map<String, Text> shipped = new LinkedHashMap<>();
  private final List<Text> broken = new ArrayList<>();
  private volatile @Nullable Stand stand;

  private record Kept(List<ArticleLife> lives, long lastStep) {}

  @Autowired
  Texts(ArticleTable table, Clock clock) {
    this(() -> new Kept(table.all(), table.lastStep()), clock.getZone());
  }

  /** Only what ships. */
  Texts() {
    this(() -> new Kept(List.of(), 0), ZoneOffset.UTC);
  }

  private Texts(Supplier<Kept> kept, ZoneId zone) {
    this.kept = kept;
    this.zone = zone;
    for (Text text : fromClassPath()) {
      try {
        shipped.put(ArticleFile.read(text).path(), text);
      } catch (ArticleRefused refused) {
        broken.add(text);
      }
    }
  }

  /**
   * One article.
   *
   * @param name of its file or its address, for messages
   * @param markdown front matter and body
   * @param shipped came with the product, not from a clinic
   * @param changed day on which a clinic published it; null for what ships
   * @param review words on who reviewed this very text; empty when nobody has
   */
  record Text(
      String name, String markdown, boolean shipped, @Nullable LocalDate changed, String review) {
    Text(String name, String markdown, boolean shipped) {
      this(name, markdown, shipped, null, "");
    }
  }

  /**
   * All of them at one moment.
   *
   * @param version another one as soon as a text is another one
   * @param gone address of what was retired to the page that answers instead
   * @param images hashes of the pictures they show
   */
  record Stand(String version, List<Text> texts, Map<String, String> gone, Set<String> images) {
    Stand {
      texts = List.copyOf(texts);
      gone = Map.copyOf(gone);
      images = Set.copyOf(images);
    }
  }

  Stand now() {
    Stand last = stand;
    return last == null ? readAgain() : last;
  }

  /** By address. */
  Map<String, Text> shipped() {
    return shipped;
  }

  /** Of the transaction that is under way. */
  void readAgainAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            readAgain();
          }
        });
  }

  /** Reads the stand anew: after every step that was committed. */
  synchronized Stand readAgain() {
    Map<String, ArticleLife> lives = new LinkedHashMap<>();
    Kept now = kept.get();
    now.lives().forEach(life -> lives.put(life.path(), life));
    List<Text> texts = new ArrayList<>(broken);
    Map<String, String> gone = new HashMap<>();
    shipped.forEach((path, text) -> of(text, lives.remove(path), texts, gone));
    lives.values().forEach(life -> of(null, life, texts, gone));
    Set<String> images = new HashSet<>();
    for (Text text : texts) {
      IMAGE.matcher(text.markdown()).results().forEach(found -> images.add(found.group(1)));
    }
    Stand fresh = new Stand("step " + now.lastStep(), texts, gone, images);
    stand = fresh;
    return fresh;
  }

  private void of(
      @Nullable Text shipped,
      @Nullable ArticleLife life,
      List<Text> texts,
      Map<String, String> gone) {
    Optional<ArticleStep> settled = life == null ? Optional.empty() : life.settled();
    if (life == null
        || settled.isEmpty()
        || settled.get().kind() == ArticleStep.Kind.SHIPPED_AGAIN) {
      if (shipped != null) texts.add(reviewed(shipped, life));
      return;
    }
    if (settled.get().kind() == ArticleStep.Kind.RETIRED) {
      gone.put(life.path(), settled.get().pointer());
      return;
    }
    life.served()
        .ifPresent(
            ours ->
                texts.add(
                    new Text(
                        life.path(),
                        ours.markdown(),
                        false,
                        day(settled.get().at()),
                        inWords(life.review(ours.number())))));
  }

  private Text reviewed(Text shipped, @Nullable ArticleLife life) {
    if (life == null) return shipped;
    String sha256 = Sha256.of(shipped.markdown());
    return life.newestShipped()
        .filter(version -> version.sha256().equals(sha256))
        .map(version -> life.review(version.number()))
        .map(review -> new Text(shipped.name(), shipped.markdown(), true, null, inWords(review)))
        .orElse(shipped);
  }

  private String inWords(Optional<ArticleStep> review) {
    return review
        .map(r -> "Reviewed by " + r.by() + " on " + DAY.format(day(r.at())) + ".")
        .orElse("");
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private static List<Text> fromClassPath() {
    List<Text> texts = new ArrayList<>();
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath:content/guide/**/*.md");
      for (Resource file : files) {
        String name = String.valueOf(file.getFilename());
        if (name.equals("LICENSE.md")) continue;
        texts.add(new Text(name, file.getContentAsString(StandardCharsets.UTF_8), true));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }
}
