package org.tautband.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;

/** What the current group's people must do. */
@Component
@Transactional
public class Worklist {
  /** More than this many open lines help nobody; the page says that there are more. */
  public static final int MOST_SHOWN = 200;

  private static final Duration RECENTLY = Duration.ofDays(7);
  private static final int MOST_CLOSED = 50;

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
    if (closed != null
        && closed.accountId().equals(actor.accountId())
        && closed.words().equals(words)) {
      return new Step.Done(item);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return save(item, item.closedBy(actor, words, now), item.version(), actor);
  }

  private Step save(Item before, Item after, int version, Actor actor) {
    if (!before.isWorkOf(actor)) {
      return new Step.Refused(
          before, "This is work of a " + before.owner().role().inWords() + ". Tell one of them.");
    }
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
    return (taken == null ? "Somebody" : taken.name())
        + " has taken it meanwhile. Take it again if you agreed on that.";
  }

  @Transactional(readOnly = true)
  public Optional<Item> find(UUID itemId) {
    return table.find(itemId);
  }

  /** Open items, the one due first on top; at most {@link #MOST_SHOWN}. */
  @Transactional(readOnly = true)
  public List<Item> open() {
    return table.open(MOST_SHOWN);
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
