package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tautband.evidence.Side;
import org.tautband.needling.Batch;
import org.tautband.needling.Entry;
import org.tautband.needling.EntryKind;
import org.tautband.needling.Recorded;
import org.tautband.needling.Session;
import org.tautband.needling.Sessions;
import org.tautband.needling.Site;
import org.tautband.needling.web.SessionStates.State;

/** Takes what the session page's program recorded; an answer means that it is durable. */
@RestController
class EntryController {
  private final Sessions sessions;
  private final SessionStates states;
  private final Desk desk;

  EntryController(Sessions sessions, SessionStates states, Desk desk) {
    this.sessions = sessions;
    this.states = states;
    this.desk = desk;
  }

  /** One entry as the page sends it. */
  record Sent(
      UUID id,
      long sequence,
      long seen,
      Instant at,
      EntryKind kind,
      @Nullable Integer needle,
      @Nullable UUID about,
      @Nullable Integer counted,
      @Nullable String muscle,
      @Nullable Side side,
      @Nullable String site,
      @Nullable UUID product,
      @Nullable Boolean locked,
      @Nullable UUID account) {
    Entry entry() {
      return new Entry(
          Objects.requireNonNull(id),
          sequence,
          seen,
          Objects.requireNonNull(at),
          Objects.requireNonNull(kind),
          needle,
          about,
          counted,
          new Site(blank(muscle), side, site == null ? "" : site, product));
    }

    private static @Nullable String blank(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }

  record SentBatch(UUID device, List<Sent> entries) {}

  /**
   * What was kept.
   *
   * @param renumber the device id was used by another page: send again under a new one
   * @param path page of the session the entries went to, when that is another
   */
  record Answer(List<UUID> kept, boolean renumber, @Nullable String path, @Nullable State state) {}

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/entries")
  ResponseEntity<Answer> entries(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestBody SentBatch sent,
      HttpServletRequest request) {
    Batch batch;
    try {
      batch = batch(sent);
    } catch (IllegalArgumentException | NullPointerException malformed) {
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(new Answer(List.of(), false, null, null));
    }
    return switch (sessions.record(patientId, sessionId, batch)) {
      case Recorded.Renumber again ->
          ResponseEntity.status(HttpStatus.CONFLICT).body(new Answer(List.of(), true, null, null));
      case Recorded.Kept kept -> {
        Session session = kept.session();
        desk.keepSignedIn(request, session.head());
        boolean moved = !session.head().id().equals(sessionId);
        yield ResponseEntity.ok(
            new Answer(
                batch.entries().stream().map(Entry::id).toList(),
                false,
                moved ? session.head().path() : null,
                moved ? null : states.of(session)));
      }
    };
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/state")
  State state(@PathVariable UUID patientId, @PathVariable UUID sessionId) {
    return states.of(desk.session(patientId, sessionId));
  }

  private static Batch batch(SentBatch sent) {
    List<Entry> entries = new ArrayList<>();
    Set<UUID> locked = new HashSet<>();
    Map<UUID, UUID> madeBy = new HashMap<>();
    for (Sent one : sent.entries()) {
      entries.add(one.entry());
      if (Boolean.TRUE.equals(one.locked())) locked.add(one.id());
      if (one.account() != null) madeBy.put(one.id(), one.account());
    }
    return new Batch(Objects.requireNonNull(sent.device()), entries, locked, madeBy);
  }
}
