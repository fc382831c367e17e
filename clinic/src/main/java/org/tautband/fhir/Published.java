package org.tautband.fhir;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.database.CurrentGroup;

/**
 * The door for modules that publish.
 *
 * <p>What a transaction publishes is rendered at once and appended at its very end: only then are
 * its chains known, and all of them can be locked in one order (patients by id, the clinic group's
 * own last), so that two transactions never wait for each other in a circle. A fault there rolls
 * the module's rows back with it.
 */
@Component
public class Published {
  private final VersionTable table;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Published(VersionTable table, ApplicationEventPublisher events, Clock clock) {
    this.table = table;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Publishes a record in the caller's transaction: at its end each resource whose content (without
   * {@code meta}) differs from its newest version gets a new one. The last rendering of a resource
   * in a transaction counts.
   *
   * @param patientId whose compartment, and so whose chain, it belongs to; null for what belongs to
   *     no patient
   * @param rendering resources with their ids; version, instant and author are set here
   * @throws IllegalArgumentException when a resource has no usable id
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void publish(@Nullable UUID patientId, Rendering rendering) {
    var chain = patientId == null ? CurrentGroup.required() : patientId;
    var author = CurrentActor.find().orElse(Actor.TAUTBAND).accountId();
    var waiting = waiting();
    for (var resource : rendering.resources()) {
      waiting.add(new Waiting(chain, author, ResourceContent.of(resource)));
    }
  }

  /** One resource that waits for the end of its transaction. */
  private record Waiting(UUID chain, UUID author, ResourceContent content) {
    VersionTable.Key key() {
      return new VersionTable.Key(content.type(), content.id());
    }
  }

  private AtTheEnd waiting() {
    for (var known : TransactionSynchronizationManager.getSynchronizations()) {
      if (known instanceof AtTheEnd end && end.owner() == this) {
        return end;
      }
    }
    var fresh = new AtTheEnd(CurrentGroup.required());
    TransactionSynchronizationManager.registerSynchronization(fresh);
    return fresh;
  }

  private final class AtTheEnd implements TransactionSynchronization {
    private final Map<VersionTable.Key, Waiting> resources = new LinkedHashMap<>();
    private final UUID group;
    private boolean done;

    AtTheEnd(UUID group) {
      this.group = group;
    }

    Published owner() {
      return Published.this;
    }

    void add(Waiting one) {
      if (done) {
        throw new IllegalStateException("The transaction has already published");
      }
      resources.remove(one.key());
      resources.put(one.key(), one);
    }

    @Override
    public int getOrder() {
      return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      done = true;
      appendChanged(group, List.copyOf(resources.values()));
    }

    @Override
    public void afterCommit() {
      events.publishEvent(
          new RecordsChanged(
              group, resources.values().stream().map(Waiting::chain).collect(toUnmodifiableSet())));
    }
  }

  private void appendChanged(UUID group, List<Waiting> all) {
    // Chains of patients are always locked; the group's, which everybody shares, only when
    // something of it changed.
    var shared = changed(all.stream().filter(w -> w.chain().equals(group)).toList());
    var chains = new TreeMap<UUID, List<Waiting>>(Comparator.naturalOrder());
    all.stream()
        .filter(w -> !w.chain().equals(group))
        .forEach(w -> chains.computeIfAbsent(w.chain(), c -> new ArrayList<>()).add(w));
    var ahead = new LinkedHashMap<UUID, VersionTable.Ahead>();
    chains.forEach((chain, waiting) -> ahead.put(chain, table.lock(chain, keys(waiting))));
    if (!shared.isEmpty()) {
      ahead.put(group, table.lock(group, keys(shared)));
      chains.put(group, shared);
    }
    var rows = new ArrayList<VersionTable.Row>();
    var ends = new ArrayList<VersionTable.Head>();
    var now = clock.instant();
    ahead.forEach(
        (chain, known) -> {
          var links = links(known, chains.getOrDefault(chain, List.of()), now);
          if (!links.isEmpty()) {
            rows.addAll(links);
            var last = links.getLast();
            ends.add(new VersionTable.Head(chain, last.link().number(), last.hash()));
          }
        });
    if (!rows.isEmpty()) {
      table.append(ends, rows);
    }
  }

  private static List<VersionTable.Key> keys(List<Waiting> all) {
    return all.stream().map(Waiting::key).toList();
  }

  private List<Waiting> changed(List<Waiting> all) {
    if (all.isEmpty()) {
      return all;
    }
    var newest = table.newest(keys(all));
    return all.stream().filter(w -> differs(w, newest)).toList();
  }

  private static boolean differs(Waiting one, Map<VersionTable.Key, VersionTable.Newest> newest) {
    var known = newest.get(one.key());
    return known == null
        || !java.security.MessageDigest.isEqual(known.contentHash(), one.content().hash());
  }

  private static List<VersionTable.Row> links(
      VersionTable.Ahead ahead, List<Waiting> all, Instant now) {
    var head = ahead.head();
    var newest = ahead.newest();
    var rows = new ArrayList<VersionTable.Row>();
    long number = head.length();
    var previous = head.hash();
    for (var one : all) {
      if (!differs(one, newest)) {
        continue;
      }
      var known = newest.get(one.key());
      int version = known == null ? 1 : known.version() + 1;
      number++;
      var content = one.content();
      var link =
          new Link(
              one.chain(),
              number,
              content.type(),
              content.id(),
              version,
              now,
              one.author(),
              Mapping.NUMBER,
              content.bytes(version, now));
      var hash = link.hash(previous);
      rows.add(new VersionTable.Row(link, previous, hash, content.hash()));
      previous = hash;
    }
    return rows;
  }
}
