package org.tautband.needling.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tautband.needling.Amendments;
import org.tautband.needling.Edition;
import org.tautband.needling.Insertion.Detail;
import org.tautband.needling.RecordedEntry;
import org.tautband.needling.Session;
import org.tautband.needling.Wording;

/** What changed from one telling of a session to the next. */
final class Differences {
  private Differences() {}

  /** One field that changed; {@code reason} empty before signing. */
  record Change(Instant at, String by, String reason, String what, String before, String after) {}

  static List<Change> of(Session session, Amendments.Versions versions) {
    List<Change> changes = new ArrayList<>();
    Wording last = Wording.NONE;
    for (Edition<Wording> edition : versions.wordings()) {
      compare(edition, "", WordingForm.typed(last), WordingForm.typed(edition.what()), changes);
      last = edition.what();
    }
    Map<UUID, Detail> known = new HashMap<>();
    for (var edition : versions.details()) {
      UUID id = edition.what().getKey();
      Detail before = known.getOrDefault(id, Detail.NONE);
      compare(
          edition,
          needle(session, id),
          WordingForm.typed(before),
          WordingForm.typed(edition.what().getValue()),
          changes);
      known.put(id, edition.what().getValue());
    }
    if (session.signature() != null) afterSigning(session, changes);
    changes.sort(Comparator.comparing(Change::at));
    return changes;
  }

  private static void afterSigning(Session session, List<Change> changes) {
    long signed = session.signature() == null ? 0 : session.signature().lastReceipt();
    for (RecordedEntry entry : session.entries()) {
      if (entry.receipt() > signed) {
        String needle =
            entry.entry().needle() == null ? "Session" : "Needle " + entry.entry().needle();
        changes.add(
            new Change(
                entry.takenAt(),
                entry.by().name(),
                "entry after signing",
                needle,
                "",
                entry.entry().kind().inWords()));
      }
    }
  }

  private static void compare(
      Edition<?> edition,
      String about,
      Map<String, String> before,
      Map<String, String> after,
      List<Change> changes) {
    after.forEach(
        (field, value) -> {
          String earlier = before.getOrDefault(field, "");
          if (!earlier.equals(value)) {
            changes.add(
                new Change(
                    edition.at(), edition.by(), edition.reason(), about + field, earlier, value));
          }
        });
  }

  private static String needle(Session session, UUID insertionId) {
    return session.entries().stream()
        .filter(e -> e.entry().id().equals(insertionId))
        .findFirst()
        .map(e -> "Needle " + e.entry().needle() + ", ")
        .orElse("");
  }
}
