package org.tautband.worklist.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tautband.access.Actor;
import org.tautband.access.Role;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Wanted;
import org.tautband.worklist.Wanted.Show;
import org.tautband.worklist.Worklist;

/**
 * What of the list somebody looks at, as it stands in the address.
 *
 * @param page the first is 1
 */
record View(Show show, @Nullable Kind kind, int page) {
  private static final int LAST_PAGE = 10_000;

  /** A way to look at the list, with how much is there. */
  record Tab(String words, int count, String address, boolean current) {}

  /** Whoever does no work of the list – a manager – looks at what is overdue. */
  static View of(Map<String, String> typed, Actor actor) {
    var first = actor.is(Role.CLINICIAN) || actor.is(Role.FRONT_DESK) ? Show.ALL : Show.OVERDUE;
    var number = typed.getOrDefault("page", "");
    return new View(
        named(Show.values(), typed.get("show")).findFirst().orElse(first),
        named(Kind.values(), typed.get("kind")).findFirst().orElse(null),
        number.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(number)) : 1);
  }

  private static <E extends Enum<E>> Stream<E> named(E[] all, @Nullable String name) {
    return Arrays.stream(all).filter(one -> one.name().equalsIgnoreCase(name));
  }

  Wanted wanted(Actor actor) {
    return new Wanted(show, kind, actor.accountId(), actor.clinicId());
  }

  /** "show=mine&kind=alert&page=2". */
  public String query() {
    var parts = new ArrayList<String>();
    parts.add("show=" + show.name().toLowerCase(Locale.ROOT));
    if (kind != null) parts.add("kind=" + kind.name().toLowerCase(Locale.ROOT));
    if (page > 1) parts.add("page=" + page);
    return String.join("&", parts);
  }

  public String address() {
    return "/worklist?" + query();
  }

  public View on(int other) {
    return new View(show, kind, Math.clamp(other, 1, LAST_PAGE));
  }

  List<Tab> tabs(Map<Kind, Map<Show, Integer>> counts) {
    return Arrays.stream(Show.values())
        .map(
            one ->
                new Tab(
                    one.inWords(),
                    count(counts, kind, one),
                    new View(one, kind, 1).address(),
                    one == show))
        .toList();
  }

  /** Kinds of which something is there under this way to look; the chosen one always. */
  List<Tab> kinds(Map<Kind, Map<Show, Integer>> counts) {
    var all = new ArrayList<Tab>();
    all.add(
        new Tab(
            "Every kind",
            count(counts, null, show),
            new View(show, null, 1).address(),
            kind == null));
    for (var one : Kind.values()) {
      int count = count(counts, one, show);
      if (count == 0 && one != kind) continue;
      var words = count == 1 ? one.inWords() : one.plural();
      all.add(
          new Tab(
              words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
              count,
              new View(show, one, 1).address(),
              one == kind));
    }
    return all;
  }

  int total(Map<Kind, Map<Show, Integer>> counts) {
    return count(counts, kind, show);
  }

  int pages(int total) {
    return Math.max(1, Math.ceilDiv(total, Worklist.ON_A_PAGE));
  }

  private static int count(Map<Kind, Map<Show, Integer>> counts, @Nullable Kind kind, Show show) {
    return counts.entrySet().stream()
        .filter(of -> kind == null || of.getKey() == kind)
        .mapToInt(of -> of.getValue().getOrDefault(show, 0))
        .sum();
  }
}
