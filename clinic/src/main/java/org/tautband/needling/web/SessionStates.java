package org.tautband.needling.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.database.CurrentGroup;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.kernel.count.Tally;
import org.tautband.needling.Insertion;
import org.tautband.needling.Needle;
import org.tautband.needling.NeedleProducts;
import org.tautband.needling.Session;
import org.tautband.needling.SessionHead;

/** What the session page shows of a session; the same for the page and for its program. */
@Component
class SessionStates {
  private static final int MOST_REMEMBERED = 1000;
  private final Atlas atlas;
  private final NeedleProducts products;

  /** Gauge and length of a box never change, and every tap shows them. By group: none leaks. */
  private final Map<Box, String> known = new ConcurrentHashMap<>();

  private record Box(UUID groupId, UUID id) {}

  SessionStates(Atlas atlas, NeedleProducts products) {
    this.atlas = atlas;
    this.products = products;
  }

  /** The whole page in numbers and words. */
  record State(
      long receipt,
      int opened,
      int in,
      int tray,
      int sharps,
      int elsewhere,
      boolean stopped,
      boolean recount,
      boolean signed,
      @Nullable String movedTo,
      String holder,
      List<NeedleState> needles,
      List<String> concerns,
      List<Row> reasons) {}

  /** One needle; {@code last} is the entry an undo would take back. */
  record NeedleState(
      int number,
      String at,
      boolean recount,
      boolean dropped,
      UUID last,
      String lastKind,
      Instant lastAt,
      long lastReceipt,
      @Nullable Instant sharpsAt,
      List<InsertionState> insertions) {}

  record InsertionState(
      UUID id,
      int turn,
      @Nullable String muscle,
      String muscleName,
      String side,
      String site,
      String product,
      Instant inAt,
      @Nullable Instant outAt,
      String told) {}

  /** What stands in the way of signing. */
  record Row(String code, String sentence, @Nullable String path, @Nullable String label) {
    static Row of(Reason reason) {
      return new Row(reason.code(), reason.sentence(), reason.mendPath(), reason.mendLabel());
    }
  }

  State of(Session session) {
    Tally tally = session.tally();
    SessionHead head = session.head();
    int known = tally.inPatient() + tally.outNotInSharps() + tally.inSharps();
    return new State(
        session.lastReceipt(),
        tally.opened(),
        tally.inPatient(),
        tally.outNotInSharps(),
        tally.inSharps(),
        Math.max(0, tally.needles().size() - known),
        tally.stopped(),
        tally.recountRequired(),
        head.signed(),
        head.movedTo() == null ? null : head.movedTo().toString(),
        head.holderName(),
        needles(session),
        session.standingConcerns().stream().map(c -> c.sentence()).distinct().toList(),
        session.reasonsAgainstSigning().stream().map(Row::of).toList());
  }

  private List<NeedleState> needles(Session session) {
    List<NeedleState> states = new ArrayList<>();
    List<Needle> needles = session.needles();
    Map<UUID, String> sizes = sizes(needles);
    for (Needle needle : needles) {
      states.add(
          new NeedleState(
              needle.number(),
              needle.count().at().name(),
              needle.count().recountRequired(),
              needle.dropped(),
              needle.last().entry().id(),
              needle.last().entry().kind().inWords(),
              needle.lastAt(),
              needle.last().receipt(),
              needle.inSharpsAt(),
              needle.insertions().stream().map(i -> insertion(i, sizes)).toList()));
    }
    return states;
  }

  private Map<UUID, String> sizes(List<Needle> needles) {
    Set<UUID> boxes =
        needles.stream()
            .flatMap(needle -> needle.insertions().stream())
            .map(insertion -> insertion.site().productId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    UUID group = CurrentGroup.required();
    Map<UUID, String> sizes = new HashMap<>();
    boxes.forEach(id -> sizes.computeIfAbsent(id, i -> known.get(new Box(group, i))));
    boxes.removeAll(sizes.keySet());
    if (boxes.isEmpty()) return sizes;
    products
        .of(boxes)
        .forEach(
            (id, box) -> {
              sizes.put(id, box.size());
              remember(new Box(group, id), box.size());
            });
    return sizes;
  }

  private void remember(Box box, String size) {
    if (known.size() >= MOST_REMEMBERED) known.clear();
    known.put(box, size);
  }

  private InsertionState insertion(Insertion insertion, Map<UUID, String> sizes) {
    Side side = insertion.site().side();
    UUID product = insertion.site().productId();
    String size = Optional.ofNullable(product).map(sizes::get).orElse("");
    return new InsertionState(
        insertion.id(),
        insertion.turn(),
        insertion.site().muscleId(),
        name(insertion.site().muscleId()),
        side == null ? "side not said" : side.inWords(),
        insertion.siteWords(),
        size,
        insertion.inAt(),
        insertion.outAt(),
        told(insertion.detail()));
  }

  String name(@Nullable String muscleId) {
    return muscleId == null
        ? "Muscle not said"
        : atlas.find(muscleId).map(Muscle::name).orElse(muscleId);
  }

  static String told(Insertion.Detail detail) {
    List<String> words = new ArrayList<>();
    if (detail.depthMm() != null) words.add(detail.depthMm() + " mm deep");
    if (detail.angleDeg() != null) words.add(detail.angleDeg() + "°");
    if (detail.technique() != null) words.add(detail.technique().inWords());
    if (detail.twitches() != null) {
      words.add(detail.twitches() == 1 ? "1 twitch" : detail.twitches() + " twitches");
    }
    if (detail.familiarPain() != null) {
      words.add(detail.familiarPain() ? "familiar pain" : "no familiar pain");
    }
    if (detail.comfort() != null) words.add("discomfort " + detail.comfort() + " of 10");
    return String.join(", ", words).toLowerCase(Locale.ROOT);
  }
}
