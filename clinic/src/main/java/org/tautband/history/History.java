package org.tautband.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.CurrentGroup;
import org.tautband.evidence.Content;

/** The history of a patient: received by file and told by word of mouth. */
@Component
@Transactional(readOnly = true)
public class History {
  private static final int REMEMBERED = 200;
  private final ReceivedTable received;
  private final Deliveries deliveries;
  private final ToldTable told;
  private final FactFinder finder;
  private final Clock clock;
  private final Map<Key, PatientHistory> readBefore =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PatientHistory> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A reading holds for one state of the rows and one day. */
  private record Key(UUID groupId, UUID patientId, List<Object> state, LocalDate today) {}

  History(
      ReceivedTable received, Deliveries deliveries, ToldTable told, Content content, Clock clock) {
    this.received = received;
    this.deliveries = deliveries;
    this.told = told;
    this.finder = FactFinder.of(content);
    this.clock = clock;
  }

  /** Everything it says today. */
  public PatientHistory of(UUID patientId) {
    LocalDate today = LocalDate.now(clock);
    List<Told> saidNow = told.current(patientId);
    Map<String, Integer> counts = received.counts(patientId);
    List<Object> state =
        List.of(received.newestChange(patientId).map(Object::toString).orElse(""), counts, saidNow);
    Key key = new Key(CurrentGroup.required(), patientId, state, today);
    synchronized (readBefore) {
      PatientHistory known = readBefore.get(key);
      if (known != null) {
        return known;
      }
    }
    var reading = new HistoryReading(finder, today);
    reading.received(received.of(patientId, KnownTypes.HOLD_FACTS));
    reading.told(saidNow);
    PatientHistory read = reading.read(counts);
    synchronized (readBefore) {
      readBefore.put(key, read);
    }
    return read;
  }

  /** When something of this patient's history last changed with us. */
  public Optional<Instant> newestChange(UUID patientId) {
    return Stream.of(received.newestChange(patientId), told.newestChange(patientId))
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }

  /** Whether something changed after that instant, so that a screening rests on old facts. */
  public boolean changedSince(UUID patientId, Instant since) {
    return newestChange(patientId).filter(since::isBefore).isPresent();
  }

  /** The bytes of one received resource, as they came. */
  public Optional<Verbatim> verbatim(UUID patientId, UUID resourceId) {
    return received
        .one(patientId, resourceId)
        .map(
            r ->
                new Verbatim(
                    r.key().type(),
                    r.version(),
                    r.fileName(),
                    r.changedAt(),
                    new String(r.bytes(), java.nio.charset.StandardCharsets.UTF_8)));
  }

  /**
   * One received resource as it came.
   *
   * @param text JSON exactly as it stood in the file
   */
  public record Verbatim(
      String resourceType, int version, String fileName, Instant receivedAt, String text) {}

  /** The files that brought something for this patient, the latest first. */
  public List<Imported.Kept> files(UUID patientId) {
    return deliveries.of(patientId);
  }

  /** One delivery. */
  public Optional<Imported.Kept> file(UUID fileId) {
    return deliveries.one(fileId);
  }

  /** Short names of allergies that hold, for the identity bar. */
  List<String> allergies(UUID patientId) {
    return of(patientId).allergies().stream()
        .filter(a -> a.standing() == HistoryItem.Holds.NOW)
        .map(HistoryItem::name)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
