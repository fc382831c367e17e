package org.tautband.guide;

import java.util.List;
import org.tautband.evidence.Content;

/** Whether words for patients elsewhere read as easily as the guide has to. */
public final class EasyReading {
  private final Readability readability;

  public EasyReading(Content content) {
    readability = Shelf.readability(content);
  }

  /** What is over a limit in a paragraph as a patient reads it, in plain words. */
  public List<String> problems(String paragraph) {
    return readability.of(List.of(new Readability.Block.Paragraph(paragraph))).problems();
  }
}
