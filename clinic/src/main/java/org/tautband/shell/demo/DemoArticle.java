package org.tautband.shell.demo;

import org.springframework.stereotype.Component;
import org.tautband.guide.Writing;

/** Kim is writing on a page of the guide: a draft that waits for Lee. */
@Component
class DemoArticle {
  private static final String PATH = "/guide/does-it-hurt";
  private final Writing writing;

  DemoArticle(Writing writing) {
    this.writing = writing;
  }

  /** Articles belong to the installation: a second group finds the draft there. */
  void draft(DemoHouse house) {
    writing
        .find(PATH)
        .filter(life -> life.newestOwn().isEmpty())
        .ifPresent(
            life -> {
              var shipped = life.toEdit();
              writing.save(
                  new Writing.Draft(
                      PATH,
                      life.head(),
                      shipped.number(),
                      shipped.markdown()
                          + "\n[Tell us when it hurts. We stop at once.](own:process)\n",
                      "Added how we stop, as patients keep asking."),
                  house.kim());
            });
  }
}
