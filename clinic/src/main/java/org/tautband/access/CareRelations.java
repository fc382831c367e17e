package org.tautband.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.TimeColumn;

/**
 * Whose clinical record somebody may read (docs/decisions/0087). A clinician whose account names a
 * clinic reads the patients of that clinic, of those where they have working hours, and those they
 * treat; whoever belongs to all clinics reads all. The rule itself is the function {@code in_care}.
 */
@Component
@Transactional(readOnly = true)
public class CareRelations {
  private static final String IN_CARE = "in_care(%s, ?, ?::uuid, ?::uuid, ?)";
  private final JdbcClient jdbc;
  private final Clock clock;

  CareRelations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A condition on a column of patient ids, with the values of its question marks. */
  public record Narrowing(String sql, List<Object> parameters) {
    public Narrowing {
      parameters = List.copyOf(parameters);
    }
  }

  /** Whether the acting person reads clinical text, and of this patient. */
  public boolean reads(UUID patientId) {
    var actor = CurrentActor.find().orElse(null);
    return actor != null
        && actor.seesClinicalText()
        && !reading(actor, Set.of(patientId)).isEmpty();
  }

  /** Those of these patients whose clinical text the acting person may read. */
  public Set<UUID> among(Collection<UUID> patientIds) {
    var actor = CurrentActor.get();
    return actor.seesClinicalText() ? reading(actor, patientIds) : Set.of();
  }

  private Set<UUID> reading(Actor actor, Collection<UUID> patientIds) {
    if (!isBound(actor) || patientIds.isEmpty()) {
      return Set.copyOf(patientIds);
    }
    return new HashSet<>(
        jdbc.sql("select p from unnest(?::uuid[]) p where " + IN_CARE.formatted("p"))
            .param(patientIds.toArray(UUID[]::new))
            .params(values(actor))
            .query(UUID.class)
            .list());
  }

  /** What a search of clinical text must hold to as well; empty for who reads all of it. */
  public Optional<Narrowing> narrowing(String column) {
    return CurrentActor.find()
        .filter(Actor::seesClinicalText)
        .filter(CareRelations::isBound)
        .map(
            actor ->
                new Narrowing(
                    "(%s is null or %s)".formatted(column, IN_CARE.formatted(column)),
                    // A search never names nothing: absent ids match no row.
                    values(actor).stream().map(v -> v == null ? new UUID(0, 0) : v).toList()));
  }

  /** Whether this person reads by care relation: who belongs to no one clinic reads all. */
  static boolean isBound(Actor actor) {
    return actor.seesClinicalText() && actor.clinicId() != null;
  }

  private List<@Nullable Object> values(Actor actor) {
    var values = new ArrayList<@Nullable Object>();
    values.add(actor.accountId());
    values.add(actor.practitionerId());
    values.add(actor.clinicId());
    values.add(TimeColumn.utc(clock.instant()));
    return values;
  }
}
