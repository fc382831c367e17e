package org.tautband.needling.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tautband.needling.Amendments;
import org.tautband.needling.Edition;
import org.tautband.needling.Entry;
import org.tautband.needling.Insertion.Detail;
import org.tautband.needling.Insertion.Technique;
import org.tautband.needling.RecordedEntry;
import org.tautband.needling.Session;
import org.tautband.needling.Signed;
import org.tautband.needling.Wording;
import org.tautband.needling.Wording.SeenAfterwards;

/** What changed from one version of a session to the next. */
final class Differences {
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("position", "Position"),
          Map.entry("note", "Note"),
          Map.entry("skin", "Skin prepared"),
          Map.entry("seen", "Seen afterwards"),
          Map.entry("before", "Pain before, 0 to 10"),
          Map.entry("after", "Pain after, 0 to 10"),
          Map.entry("depth", "Depth, mm"),
          Map.entry("angle", "Angle, degrees"),
          Map.entry("technique", "Technique"),
          Map.entry("twitches", "Twitches"),
          Map.entry("familiar", "Familiar pain"),
          Map.entry("comfort", "Discomfort, 0 to 10"),
          Map.entry("site", "Spot in words"));

  private Differences() {}

  /**
   * One version: who made it when, why, and what differs from the one before.
   *
   * @param number 1 for the first; the signature has one of its own
   * @param about what it is about
   * @param reason empty before signing
   */
  record Version(
      int number, Instant at, String by, String about, String reason, List<Change> changes) {
    Version numbered(int number) {
      return new Version(number, at, by, about, reason, changes);
    }
  }

  /** One field that changed. */
  record Change(String what, String before, String after) {}

  /** Oldest first. */
  static List<Version> of(Session session, Amendments.Versions versions) {
    List<Version> all = new ArrayList<>();
    Wording last = Wording.NONE;
    for (Edition<Wording> edition : versions.wordings()) {
      all.add(
          version(
              edition,
              "About the session",
              WordingForm.typed(last),
              WordingForm.typed(edition.what())));
      last = edition.what();
    }
    Map<UUID, Detail> known = new HashMap<>();
    for (var edition : versions.details()) {
      UUID id = edition.what().getKey();
      Detail before = known.getOrDefault(id, Detail.NONE);
      Detail after = edition.what().getValue();
      all.add(
          version(
              edition, needle(session, id), WordingForm.typed(before), WordingForm.typed(after)));
      known.put(id, after);
    }
    Signed signature = session.signature();
    if (signature != null) {
      all.add(signed(signature));
      all.addAll(afterSigning(session, signature));
    }
    all.sort(Comparator.comparing(Version::at));
    List<Version> numbered = new ArrayList<>();
    for (Version version : all) numbered.add(version.numbered(numbered.size() + 1));
    return numbered;
  }

  private static Version signed(Signed signature) {
    String counted =
        signature.counted().opened()
            + " opened, "
            + signature.counted().inSharps()
            + " in the sharps box";
    return new Version(
        0,
        signature.at(),
        signature.name(),
        "Signed",
        "",
        List.of(new Change("Counted by hand", "", counted)));
  }

  /** Entries that came in together are one version. */
  private static List<Version> afterSigning(Session session, Signed signature) {
    Map<String, Version> together = new LinkedHashMap<>();
    for (RecordedEntry entry : session.entries()) {
      if (entry.receipt() <= signature.lastReceipt()) continue;
      String given = Amendments.reasonOf(session, entry.entry().id());
      String reason = given.isEmpty() ? "Arrived from a device after signing" : given;
      Version version =
          together.computeIfAbsent(
              entry.device() + reason,
              key ->
                  new Version(
                      0,
                      entry.takenAt(),
                      entry.by().name(),
                      "Needle entries added",
                      reason,
                      new ArrayList<>()));
      version.changes().add(change(session, entry.entry()));
    }
    return List.copyOf(together.values());
  }

  /** An undo names the needle whose entry it takes back. */
  private static Change change(Session session, Entry entry) {
    Entry back =
        session.entries().stream()
            .map(RecordedEntry::entry)
            .filter(e -> e.id().equals(entry.about()))
            .findFirst()
            .orElse(null);
    Integer needle = back == null ? entry.needle() : back.needle();
    return new Change(
        needle == null ? "Session" : "Needle " + needle,
        back == null ? "" : back.kind().inWords(),
        entry.kind().inWords());
  }

  private static Version version(
      Edition<?> edition, String about, Map<String, String> before, Map<String, String> after) {
    List<Change> changes = new ArrayList<>();
    after.forEach(
        (field, value) -> {
          String earlier = before.getOrDefault(field, "");
          if (!earlier.equals(value)) {
            changes.add(
                new Change(
                    LABELS.getOrDefault(field, field), words(field, earlier), words(field, value)));
          }
        });
    return new Version(0, edition.at(), edition.by(), about, edition.reason(), changes);
  }

  private static String words(String field, String value) {
    if (value.isEmpty()) return value;
    return switch (field) {
      case "seen" -> SeenAfterwards.valueOf(value).inWords();
      case "technique" -> Technique.valueOf(value).inWords();
      case "skin", "familiar" -> value.equals("true") ? "yes" : "no";
      default -> value;
    };
  }

  private static String needle(Session session, UUID insertionId) {
    return session.entries().stream()
        .filter(e -> e.entry().id().equals(insertionId))
        .findFirst()
        .map(e -> "Insertion of needle " + e.entry().needle())
        .orElse("An insertion");
  }
}
