package org.tautband.needling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.incidents.Incident;
import org.tautband.kernel.count.Kind;
import org.tautband.kernel.count.NeedleEvent;
import org.tautband.kernel.count.OwnCount;
import org.tautband.kernel.count.Tally;

/**
 * A needling session as it stands. Everything about needles is derived from the entries.
 *
 * @param course what was recorded of its needles
 * @param advice newest first
 * @param incidents what incidents say of needles, by number
 * @param lastCount what a person typed last, and whether it agreed then
 */
public record Session(
    SessionHead head,
    Course course,
    Wording wording,
    List<Concern> concerns,
    List<Advice> advice,
    Map<Integer, Set<Incident.Kind>> incidents,
    @Nullable CountTaken lastCount,
    @Nullable Signed signature) {

  /** What a person typed, and what the record said then. */
  public record CountTaken(OwnCount counted, OwnCount recorded, String by, Instant at) {
    public boolean agreed() {
      return counted.equals(recorded);
    }
  }

  /** A muscle and the side it was needled on. */
  public record Muscle(String id, Side side) {}

  public Session {
    concerns = List.copyOf(concerns);
    advice = List.copyOf(advice);
    incidents = Map.copyOf(incidents);
  }

  /**
   * Numbers of the needles that an incident explains: a lost one by an incident that says it was
   * lost, a broken one likewise, one that stays in by any that is about it.
   */
  public Set<Integer> explained() {
    if (incidents.isEmpty()) return Set.of();
    Map<Integer, Set<Incident.Kind>> needed = new HashMap<>();
    for (RecordedEntry entry : standing()) {
      if (!(entry.event() instanceof NeedleEvent.OfNeedle of)) continue;
      Set<Incident.Kind> kinds =
          needed.computeIfAbsent(of.needle(), n -> EnumSet.noneOf(Incident.Kind.class));
      kinds.remove(Incident.Kind.LOST_NEEDLE);
      if (of.kind() == Kind.LOST) kinds.add(Incident.Kind.LOST_NEEDLE);
      if (of.kind() == Kind.BROKEN) kinds.add(Incident.Kind.BROKEN_NEEDLE);
    }
    return incidents.entrySet().stream()
        .filter(e -> e.getValue().containsAll(needed.getOrDefault(e.getKey(), Set.of())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** In the order the server took them. */
  public List<RecordedEntry> entries() {
    return course.entries();
  }

  /** Details of insertions, by the id of the entry that put the needle in. */
  public Map<UUID, Insertion.Detail> details() {
    return course.details();
  }

  public Tally tally() {
    return course.tally();
  }

  public List<Needle> needles() {
    return course.needles();
  }

  public List<Insertion> insertions() {
    return needles().stream().flatMap(n -> n.insertions().stream()).toList();
  }

  boolean lastCountDisagreed() {
    return lastCount != null && !lastCount.agreed();
  }

  public long lastReceipt() {
    return entries().isEmpty() ? 0 : entries().getLast().receipt();
  }

  /** The same with entries that were just taken. */
  Session with(List<RecordedEntry> fresh) {
    return new Session(
        head, course.with(fresh), wording, concerns, advice, incidents, lastCount, signature);
  }

  /** The same under the head it has now, with concerns that were just raised. */
  Session with(SessionHead now, List<Concern> raised) {
    List<Concern> all = new ArrayList<>(concerns);
    all.addAll(raised);
    return new Session(
        now, course, wording, Concern.once(all), advice, incidents, lastCount, signature);
  }

  /** The same with what a sheet tells beside its entries. */
  Session told(PastSheet sheet) {
    Advice given = sheet.advice();
    return new Session(
        head,
        course.with(sheet.details()),
        sheet.wording(),
        concerns,
        given == null ? List.of() : List.of(given),
        incidents,
        lastCount,
        signature);
  }

  /** The same once signed. */
  Session signed(SessionHead now, Signed by, OwnCount recorded) {
    return new Session(
        now,
        course,
        wording,
        concerns,
        advice,
        incidents,
        new CountTaken(by.counted(), recorded, by.name(), by.at()),
        by);
  }

  /** Entries that nothing took back, in order. */
  List<RecordedEntry> standing() {
    return course.standing();
  }

  /** Muscles needled, in the order of their first insertion. */
  public Set<Muscle> muscles() {
    Set<Muscle> muscles = new LinkedHashSet<>();
    for (Insertion insertion : insertions()) {
      String muscle = insertion.site().muscleId();
      Side side = insertion.site().side();
      if (muscle != null && side != null) muscles.add(new Muscle(muscle, side));
    }
    return muscles;
  }

  /** Muscles that were signed for and in which no insertion stands any more. */
  Set<Muscle> musclesTakenBack() {
    Set<Muscle> muscles = new LinkedHashSet<>();
    if (signature == null) return muscles;
    for (RecordedEntry one : entries()) {
      String muscle = one.entry().site().muscleId();
      Side side = one.entry().site().side();
      if (one.entry().kind() != EntryKind.IN || muscle == null || side == null) continue;
      muscles.add(new Muscle(muscle, side));
    }
    muscles.removeAll(muscles());
    muscles.removeIf(this::takenBackBeforeSigning);
    return muscles;
  }

  private boolean takenBackBeforeSigning(Muscle muscle) {
    Signed signed = java.util.Objects.requireNonNull(signature);
    Set<UUID> undoneSince =
        entries().stream()
            .filter(e -> e.entry().kind() == EntryKind.UNDO && e.receipt() > signed.lastReceipt())
            .map(e -> e.entry().about())
            .collect(Collectors.toSet());
    return entries().stream()
        .filter(e -> e.entry().kind() == EntryKind.IN)
        .filter(
            e ->
                muscle.id().equals(e.entry().site().muscleId())
                    && muscle.side() == e.entry().site().side())
        .noneMatch(e -> undoneSince.contains(e.entry().id()));
  }

  /** Body groups and sides that were needled. */
  public Set<Place> placesNeedled(Atlas atlas) {
    Set<Place> places = new LinkedHashSet<>();
    for (Muscle muscle : muscles()) {
      atlas.find(muscle.id()).ifPresent(m -> places.addAll(m.places(muscle.side())));
    }
    return places;
  }

  /** First insertion and last moment at which a needle came out, where known. */
  public Optional<Instant> firstIn() {
    return insertions().stream().map(Insertion::inAt).min(Instant::compareTo);
  }

  public Optional<Instant> lastOut() {
    return insertions().stream()
        .map(Insertion::outAt)
        .filter(java.util.Objects::nonNull)
        .max(Instant::compareTo);
  }

  /** Concerns about entries that still stand. */
  public List<Concern> standingConcerns() {
    Set<String> undone =
        entries().stream()
            .filter(e -> e.entry().kind() == EntryKind.UNDO)
            .map(e -> String.valueOf(e.entry().about()))
            .collect(Collectors.toSet());
    return concerns.stream().filter(c -> !undone.contains(c.about())).toList();
  }

  /** Numbers of the needles that went in somewhere new after the newest advice, in words. */
  List<String> needledSinceAdvice() {
    // A session written down afterwards says nothing about the order of its parts.
    if (advice.isEmpty() || head.lateEntry()) return List.of();
    Instant given = advice.getFirst().at();
    Set<Muscle> told = new java.util.HashSet<>();
    Map<Muscle, Integer> since = new java.util.LinkedHashMap<>();
    for (RecordedEntry entry : standing()) {
      String muscle = entry.entry().site().muscleId();
      Side side = entry.entry().site().side();
      Integer needle = entry.entry().needle();
      if (entry.entry().kind() != EntryKind.IN || needle == null) continue;
      Muscle where =
          muscle == null || side == null
              ? new Muscle("not said", Side.MIDLINE)
              : new Muscle(muscle, side);
      if (entry.takenAt().isAfter(given)) since.putIfAbsent(where, needle);
      else told.add(where);
    }
    since.keySet().removeAll(told);
    return since.values().stream().distinct().map(n -> "needle " + n).toList();
  }

  /** Why it may not be signed yet, the person's own count and password apart; empty: it may. */
  public List<Reason> reasonsAgainstSigning() {
    return SigningRules.reasons(this);
  }

  /**
   * What a signed session leaves unexplained since entries or incidents changed; empty: nothing.
   */
  public List<Reason> openSinceSigning() {
    return signature == null ? List.of() : SigningRules.openSince(this, signature);
  }
}
