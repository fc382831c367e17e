package org.tautband.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The texts of the guide as they are published now. */
@Component
class Texts {
  private final Stand shipped = new Stand("shipped", fromClassPath());

  /**
   * One article.
   *
   * @param name of its file, for messages
   * @param markdown front matter and body
   * @param shipped came with the product, not from a clinic
   */
  record Text(String name, String markdown, boolean shipped) {}

  /**
   * All of them at one moment.
   *
   * @param version another one as soon as a text is another one
   */
  record Stand(String version, List<Text> texts) {
    Stand {
      texts = List.copyOf(texts);
    }
  }

  Stand now() {
    return shipped;
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
