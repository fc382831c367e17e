package org.tautband.redflags;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** The questions of an assessment that come before any needling. */
@Component
class RedFlagsRestOnRows implements Uses {
  private final List<Use> all;

  RedFlagsRestOnRows(Content content) {
    all =
        content.redFlags().stream()
            .map(
                flag ->
                    new Use(
                        flag.id(),
                        Use.By.RED_FLAG,
                        flag.ask(),
                        "",
                        "A yes asks for: " + flag.step().inWords()))
            .toList();
  }

  @Override
  public List<Use> all() {
    return all;
  }
}
