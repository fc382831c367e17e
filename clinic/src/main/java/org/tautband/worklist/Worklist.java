package org.tautband.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;

/** What the current group's people must do. */
@Component
@Transactional
public class Worklist {
  public static final int ON_A_PAGE = 50;
  private static final int MOST_SHOWN = 200;

  private static final Duration RECENTLY = Duration.ofDays(7);
  private static final int MOST_CLOSED = 30;

  private final ItemTable table;
  private final Clock clock;

  Worklist(ItemTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** How much is open, and how much of it should have been done by now. */
  public record Count(int open, int overdue) {}

  /** What became of taking or closing an item. */
  public sealed interface Step {
    record Done(Item item) implements Step {}

    /** It could not be done; the reason says what to do. */
    record Refused(Item item, String reason) implements Step {}
  }

  /** Adds it; the same id twice is one item. */
  public Item add(Item fresh) {
    table.insert(fresh);
    return get(fresh.id());
  }

  /** It is this person's from now on; also when somebody else had it, as the page showed. */
  public Step take(UUID itemId, int version, Actor actor) {
    var item = get(itemId);
    var taken = item.owner().taken();
    if (item.closed() == null && taken != null && taken.accountId().equals(actor.accountId())) {
      return new Step.Done(item);
    }
    return save(item, item.takenBy(actor), version, actor);
  }

  /**
   * It is theirs from now on.
   *
   * @param to null: nobody's again
   */
  public Step give(UUID itemId, int version, Accounts.@Nullable Account to, Actor actor) {
    var item = get(itemId);
    if (!item.isGivenBy(actor)) {
      return notTheirs(item);
    }
    if (to == null) {
      return save(item, item.ownedBy(null), version);
    }
    if (to.disabledAt() != null || !to.roles().contains(item.owner().role())) {
      return new Step.Refused(
          item, to.name() + " does no work of a " + item.owner().role().inWords() + " here.");
    }
    var given = to.id().equals(actor.accountId()) ? "" : actor.name();
    return save(item, item.ownedBy(new Item.Taken(to.id(), to.name(), given)), version);
  }

  /**
   * It is done; the words say what was done.
   *
   * @param words not empty: the form asks for them
   */
  public Step close(UUID itemId, String words, Actor actor) {
    if (words.isBlank()) {
      throw new IllegalArgumentException("an item is closed with words");
    }
    var item = get(itemId);
    var closed = item.closed();
    if (closed == null && !item.kind().closesWhen().isEmpty()) {
      return new Step.Refused(item, item.kind().closesWhen());
    }
    if (closed != null
        && actor.accountId().equals(closed.accountId())
        && closed.words().equals(words)) {
      return new Step.Done(item);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return save(item, item.closedBy(actor, words, now), item.version(), actor);
  }

  private Step save(Item before, Item after, int version, Actor actor) {
    return before.isWorkOf(actor) ? save(before, after, version) : notTheirs(before);
  }

  private static Step notTheirs(Item item) {
    return new Step.Refused(
        item, "This is work of a " + item.owner().role().inWords() + ". Tell one of them.");
  }

  private Step save(Item before, Item after, int version) {
    if (before.closed() == null && before.version() == version && table.update(after)) {
      return new Step.Done(after);
    }
    var now = get(before.id());
    return new Step.Refused(now, meanwhile(now));
  }

  private static String meanwhile(Item now) {
    var closed = now.closed();
    var taken = now.owner().taken();
    if (closed != null) {
      return closed.by() + " has closed it meanwhile. Nothing of yours was saved.";
    }
    return taken == null
        ? "It was changed meanwhile and is nobody’s now. Read it again, then take it."
        : taken.name() + " has taken it meanwhile. Take it again if you agreed on that.";
  }

  @Transactional(readOnly = true)
  public Optional<Item> find(UUID itemId) {
    return table.find(itemId);
  }

  /** Open items, alerts first, then the one due first; at most 200. */
  @Transactional(readOnly = true)
  public List<Item> open() {
    return table.open(Wanted.EVERYTHING, clock.instant(), MOST_SHOWN, 0);
  }

  /** One page of what is wanted, {@link #ON_A_PAGE} lines; the first page is 0. */
  @Transactional(readOnly = true)
  public List<Item> page(Wanted wanted, int page) {
    return table.open(wanted, clock.instant(), ON_A_PAGE, page * ON_A_PAGE);
  }

  /** Everything open that this person has taken, however much. */
  @Transactional(readOnly = true)
  public List<Item> takenBy(UUID accountId) {
    var theirs = new Wanted(Wanted.Show.MINE, null, accountId, null);
    return table.open(theirs, clock.instant(), Integer.MAX_VALUE, 0);
  }

  /**
   * Open items of some kinds at a clinic, or at any, that nobody else has taken.
   *
   * @param first as many as were wanted, in the order of the kinds, then the one due first
   * @param all how many there are
   */
  public record ForSomebody(List<Item> first, int all) {}

  /** What somebody at a clinic should see first. */
  @Transactional(readOnly = true)
  public ForSomebody first(List<Kind> kinds, UUID clinicId, UUID accountId, int most) {
    return new ForSomebody(
        table.openFor(kinds, clinicId, accountId, most),
        table.countFor(kinds, clinicId, accountId));
  }

  /** Open items about one patient. */
  @Transactional(readOnly = true)
  public List<Item> openOf(UUID patientId) {
    return table.openOf(patientId);
  }

  /** How much is open of each kind under each of the ways to look at it. */
  @Transactional(readOnly = true)
  public Map<Kind, Map<Wanted.Show, Integer>> counts(Wanted wanted) {
    return table.counts(wanted, clock.instant());
  }

  /** What was closed in the last days, the latest first. */
  @Transactional(readOnly = true)
  public List<Item> closedLately() {
    return table.closedSince(clock.instant().minus(RECENTLY), MOST_CLOSED);
  }

  @Transactional(readOnly = true)
  public Count count() {
    return table.count(clock.instant());
  }

  private Item get(UUID itemId) {
    return table.find(itemId).orElseThrow(() -> new IllegalStateException("No item " + itemId));
  }
}
