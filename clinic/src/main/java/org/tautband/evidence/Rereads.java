package org.tautband.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;

/**
 * Texts that rest on a row that was edited. Their figures are new at once; whether their words
 * still fit, a person has to say. Until then the page carries a notice.
 */
@Component
@Transactional
public class Rereads {
  /** Address and name of the decision aid: its sheets are read again together. */
  public static final String AID_PATH = "/decide";

  private static final String AID = "Decision aid";
  private static final String CONSENT = "Consent text";

  private final JdbcClient jdbc;
  private final List<Uses> uses;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Kept kept;

  Rereads(JdbcClient jdbc, List<Uses> uses, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.uses = uses;
    this.events = events;
    this.clock = clock;
  }

  /** What was open when so many changes had been committed. */
  private record Kept(long changes, List<Reread> open) {}

  /** One text, with all that rests on the row there. */
  private record Place(Use.By by, String name, String path) {}

  /** Everything that rests on the row has to be read again. */
  void open(long edit, Shift shift, Actor actor) {
    Map<Place, List<String>> places = new LinkedHashMap<>();
    for (Uses some : uses) {
      for (Use use : some.all()) {
        if (!use.rowId().equals(shift.now().id())) continue;
        Place place = place(use);
        if (place != null) {
          places.computeIfAbsent(place, p -> new ArrayList<>()).add(words(use));
        }
      }
    }
    List<Reread> before = stored();
    List<Reread> fresh = new ArrayList<>();
    places.forEach(
        (place, words) -> {
          Reread one = insert(edit, shift, place, words);
          boolean known =
              before.stream().anyMatch(r -> r.by() == one.by() && r.place().equals(one.place()));
          if (!known) fresh.add(one);
        });
    if (!fresh.isEmpty()) events.publishEvent(new RereadsOpened(fresh, actor));
    forgetAtTheEnd();
  }

  boolean anythingRestsOn(String rowId) {
    return uses.stream()
        .flatMap(some -> some.all().stream())
        .anyMatch(use -> use.rowId().equals(rowId));
  }

  private static @Nullable Place place(Use use) {
    return switch (use.by()) {
      case ARTICLE -> new Place(use.by(), use.where(), use.path());
      case AID -> new Place(use.by(), AID, AID_PATH);
      case CONSENT -> new Place(use.by(), CONSENT, "");
      case QUESTION, RED_FLAG, ENQUIRY, ADVICE, TRAINING, MUSCLE, ROW -> null;
    };
  }

  private static String words(Use use) {
    return use.by() == Use.By.AID || use.words().isBlank() ? use.where() : use.words();
  }

  private Reread insert(long edit, Shift shift, Place place, List<String> words) {
    Reread one =
        new Reread(
            Ids.next(),
            shift.now().id(),
            place.by(),
            place.name(),
            place.path(),
            words.stream().distinct().collect(Collectors.joining("\n")),
            shift.told(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    jdbc.sql(
            """
            insert into evidence_reread
              (id, edit, row_id, used_by, place, path, words, told, opened_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            one.id(),
            edit,
            one.rowId(),
            one.by().name(),
            one.place(),
            one.path(),
            one.words(),
            one.told(),
            TimeColumn.utc(one.openedAt()))
        .update();
    return one;
  }

  /**
   * Somebody has read the text again and says what they found.
   *
   * @return how many entries that settled; none when somebody else was quicker
   */
  public int settle(Use.By by, String place, String words, Actor actor) {
    List<UUID> ids =
        jdbc.sql(
                """
                update evidence_reread set settled_at = ?, settled_by = ?, settled_words = ?
                where used_by = ? and place = ? and settled_at is null returning id
                """)
            .params(TimeColumn.utc(clock.instant()), actor.name(), words.strip(), by.name(), place)
            .query(UUID.class)
            .list();
    if (!ids.isEmpty()) events.publishEvent(new RereadSettled(ids, words.strip(), actor));
    forgetAtTheEnd();
    return ids.size();
  }

  private void forgetAtTheEnd() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            changes.incrementAndGet();
          }
        });
  }

  /** All that is open, the oldest first. */
  @Transactional(readOnly = true)
  public List<Reread> open() {
    long now = changes.get();
    Kept last = kept;
    if (last != null && last.changes() == now) return last.open();
    Kept fresh = new Kept(now, stored());
    kept = fresh;
    return fresh.open();
  }

  /** What was told otherwise there and has not been read again yet: since when. */
  @Transactional(readOnly = true)
  public Optional<Instant> changedOn(String path) {
    return open().stream()
        .filter(r -> r.told() && r.path().equals(path))
        .map(Reread::openedAt)
        .max(Instant::compareTo);
  }

  /** The same for one sheet of the decision aid, by the name of its condition. */
  @Transactional(readOnly = true)
  public Optional<Instant> changedOnSheet(String condition) {
    return open().stream()
        .filter(r -> r.told() && r.by() == Use.By.AID && r.sentences().contains(condition))
        .map(Reread::openedAt)
        .max(Instant::compareTo);
  }

  /** Another one as soon as anything is opened or settled. */
  @Transactional(readOnly = true)
  public String version() {
    List<Reread> now = open();
    return now.size() + (now.isEmpty() ? "" : " " + now.getLast().id());
  }

  private List<Reread> stored() {
    return jdbc.sql(
            """
            select id, row_id, used_by, place, path, words, told, opened_at
            from evidence_reread where settled_at is null order by opened_at, id
            """)
        .query(Rereads::reread)
        .list();
  }

  private static Reread reread(ResultSet row, int n) throws SQLException {
    return new Reread(
        row.getObject("id", UUID.class),
        row.getString("row_id"),
        Use.By.valueOf(row.getString("used_by")),
        row.getString("place"),
        row.getString("path"),
        row.getString("words"),
        row.getBoolean("told"),
        TimeColumn.at(row, "opened_at"));
  }
}
