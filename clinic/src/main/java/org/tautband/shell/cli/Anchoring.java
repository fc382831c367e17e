package org.tautband.shell.cli;

import java.nio.file.Path;
import org.tautband.fhir.Anchors;

/** Keeps the signed roots of every group elsewhere, and tells. */
final class Anchoring {
  private Anchoring() {}

  /** Whether all of them stand there now. */
  static boolean keepAll(WorkPlace work, Path anchor) {
    boolean all = true;
    for (var group : work.groups()) {
      switch (work.as(group, () -> work.bean(Anchors.class).keep(anchor))) {
        case Anchors.Keeping.Kept kept ->
            Console.say(
                "anchor: root over %d chains of group %s, signed at %s, lies in %s"
                    .formatted(kept.chains(), group, kept.at(), anchor));
        case Anchors.Keeping.NothingYet nothing ->
            Console.say("anchor: group " + group + " has published nothing yet");
        case Anchors.Keeping.Refused refused -> {
          Console.complain("anchor: group " + group + " NOT kept: " + refused.why());
          all = false;
        }
      }
    }
    return all;
  }
}
