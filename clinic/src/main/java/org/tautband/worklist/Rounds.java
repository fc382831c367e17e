package org.tautband.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.Role;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.fhir.RecordsChanged;

/**
 * Walks through what the record itself shows must be done: opens what is new, tells again what
 * changed, and closes with words what is in order. Every hour, and when a page that shows it is
 * opened after something was saved (docs/decisions/0090).
 */
@Component
public class Rounds {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final List<FromTheRecord> sources;
  private final ItemTable table;
  private final Accounts accounts;
  private final ClinicGroups groups;
  private final TransactionTemplate transaction;
  private final boolean background;
  private final Clock clock;
  private final Map<UUID, Instant> walked = new ConcurrentHashMap<>();

  Rounds(
      List<FromTheRecord> sources,
      ItemTable table,
      Accounts accounts,
      ClinicGroups groups,
      TransactionTemplate transaction,
      @Value("${tautband.background:true}") boolean background,
      Clock clock) {
    this.sources = sources;
    this.table = table;
    this.accounts = accounts;
    this.groups = groups;
    this.transaction = transaction;
    this.background = background;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 20_000)
  void hourly() {
    if (!background) return;
    for (var group : groups.ids()) {
      CurrentGroup.run(group, this::walk);
    }
  }

  /** For a page that shows the list: nothing to do when nothing was saved since a minute. */
  public void walkIfNeeded() {
    var last = walked.get(CurrentGroup.required());
    if (last == null || last.plus(FRESH).isBefore(clock.instant())) walk();
  }

  /** Walks now, in the current group; how many lines that opened, changed or closed. */
  public int walk() {
    var group = CurrentGroup.required();
    // Before it looks: what is saved meanwhile makes it look again.
    walked.put(group, clock.instant());
    return CurrentActor.call(
        Actor.TAUTBAND, () -> Objects.requireNonNull(transaction.execute(status -> walkThrough())));
  }

  @EventListener
  public void saved(RecordsChanged changed) {
    walked.remove(changed.groupId());
  }

  private int walkThrough() {
    int changed = 0;
    for (var source : sources) {
      var open = new HashMap<UUID, Item>();
      for (var item : table.openOf(source.kind())) {
        open.put(Objects.requireNonNull(item.cause()), item);
      }
      var found = source.now();
      for (var one : found) {
        var known = open.get(one.cause());
        if (known == null ? opened(source.kind(), one) : retold(known, one)) changed++;
      }
      changed += closed(source, open, found);
    }
    return changed;
  }

  /** What somebody closed with words stays closed until its words change. */
  private boolean opened(Kind kind, FromTheRecord.Found found) {
    var last = table.lastClosedOf(kind, found.cause());
    boolean settled =
        last.filter(item -> item.closed() != null && item.closed().accountId() != null)
            .filter(item -> item.what().equals(found.what()))
            .isPresent();
    if (settled) return false;
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return table.insert(
        new Item(
            Ids.next(),
            kind,
            found.cause(),
            found.what(),
            new Item.About.Patient(found.patientId()),
            new Item.Owner(Role.CLINICIAN, found.clinicId(), works(found.taken())),
            found.due(now),
            found.path(),
            new Item.Opened(now, "the record"),
            null,
            1));
  }

  /** Theirs only when they still work here; else it is nobody's yet. */
  private Item.@Nullable Taken works(Item.@Nullable Taken taken) {
    return taken == null
        ? null
        : accounts
            .find(taken.accountId())
            .filter(a -> a.disabledAt() == null && a.roles().contains(Role.CLINICIAN))
            .map(account -> taken)
            .orElse(null);
  }

  private boolean retold(Item known, FromTheRecord.Found found) {
    var due = found.due(known.opened().at());
    if (known.what().equals(found.what())
        && known.dueAt().equals(due)
        && known.path().equals(found.path())) {
      return false;
    }
    return table.update(known.retold(found.what(), due, found.path()));
  }

  private int closed(FromTheRecord source, Map<UUID, Item> open, List<FromTheRecord.Found> found) {
    Set<UUID> still = new HashSet<>();
    found.forEach(one -> still.add(one.cause()));
    int closed = 0;
    for (var item : open.values()) {
      if (still.contains(item.cause())) continue;
      var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      if (table.update(item.closedByItself(source.gone(item), now))) closed++;
    }
    return closed;
  }
}
