package org.tautband.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.episodes.EpisodeDischarged;
import org.tautband.episodes.EpisodeOpened;
import org.tautband.episodes.Episodes;
import org.tautband.followup.RecurrenceQuestion.State;
import org.tautband.needling.NeedlesOut;
import org.tautband.needling.Sessions;

/**
 * Plans when a patient is asked whether a problem came back: six months after the discharge, or
 * after the last visit where nobody was discharged. Looking at the same episode again plans nothing
 * twice.
 */
@Component
public class RecurrencePlanning {
  private final RecurrenceTable table;
  private final Episodes episodes;
  private final Sessions sessions;
  private final LastSeen lastSeen;
  private final Clinics clinics;

  RecurrencePlanning(
      RecurrenceTable table,
      Episodes episodes,
      Sessions sessions,
      LastSeen lastSeen,
      Clinics clinics) {
    this.table = table;
    this.episodes = episodes;
    this.sessions = sessions;
    this.lastSeen = lastSeen;
    this.clinics = clinics;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void opened(EpisodeOpened opened) {
    plan(opened.patientId(), opened.episodeId());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void discharged(EpisodeDischarged discharged) {
    plan(discharged.patientId(), discharged.episodeId());
  }

  /** A needle after the question was asked: it is asked again, half a year after this. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void needled(NeedlesOut out) {
    sessions
        .find(out.patientId(), out.sessionId())
        .map(session -> session.head().episodeId())
        .ifPresent(episodeId -> plan(out.patientId(), episodeId));
  }

  /** Brings what is planned for this episode up to what is known of it. */
  @Transactional
  public void plan(UUID patientId, UUID episodeId) {
    episodes.find(patientId, episodeId).ifPresent(this::plan);
  }

  private void plan(Episode episode) {
    var zone = zone(episode.patientId());
    var from = countedFrom(episode, zone);
    var due = RecurrenceQuestion.due(from, zone);
    var there = table.lock(episode.id());
    var planned = there.stream().filter(one -> one.state() == State.PLANNED).findFirst();
    if (planned.isPresent()) {
      table.save(planned.get().counted(from, due));
    } else if (there.stream().allMatch(one -> one.countedFrom().isBefore(from))) {
      table.save(
          new RecurrenceQuestion(
              Ids.next(),
              episode.patientId(),
              episode.id(),
              from,
              due,
              State.PLANNED,
              null,
              null,
              null));
    }
  }

  private Instant countedFrom(Episode episode, ZoneId zone) {
    var discharge = episode.discharge();
    if (discharge != null) return discharge.on().atStartOfDay(zone).toInstant();
    List<Episode> editions = episodes.editions(episode.patientId(), episode.id());
    var opened = Objects.requireNonNull(editions.getLast()).edition().at();
    return lastSeen.at(episode.patientId()).filter(at -> at.isAfter(opened)).orElse(opened);
  }

  private ZoneId zone(UUID patientId) {
    return clinics.all().isEmpty() ? ZoneOffset.UTC : lastSeen.where(patientId).zone();
  }
}
