package org.tautband.worklist;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.bookings.LocalTimes;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpenTime;
import org.tautband.incidents.FollowUp;
import org.tautband.incidents.FollowUps;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.incidents.OpenIncident;
import org.tautband.needling.Sessions;

/** An incident is looked after by who recorded it, until its follow-up is closed. */
@Component
class OpenIncidents implements FromTheRecord {
  /** Ours: open hours in which somebody looks at it when no day was set. */
  private static final Duration FIRST_LOOK = Duration.ofHours(8);

  private static final int WORDS_SHOWN = 200;
  private final FollowUps followUps;
  private final Incidents incidents;
  private final Sessions sessions;
  private final Clinics clinics;

  OpenIncidents(FollowUps followUps, Incidents incidents, Sessions sessions, Clinics clinics) {
    this.followUps = followUps;
    this.incidents = incidents;
    this.sessions = sessions;
    this.clinics = clinics;
  }

  @Override
  public Kind kind() {
    return Kind.INCIDENT;
  }

  @Override
  public List<Found> now() {
    var all = clinics.all();
    if (all.isEmpty()) return List.of();
    return followUps.open().stream().map(one -> found(one, all)).toList();
  }

  private Found found(OpenIncident one, List<Clinic> all) {
    var incident = one.incident();
    var session = Optional.ofNullable(incident.sessionId());
    var at =
        session
            .flatMap(id -> sessions.find(incident.patientId(), id))
            .map(s -> s.head().clinicId());
    var clinic = all.stream().filter(c -> at.filter(c.id()::equals).isPresent()).findFirst();
    var counts = clinic.orElse(all.getFirst());
    var open = OpenTime.of(counts);
    var last = one.steps().isEmpty() ? incident.recorded() : one.steps().getLast().recorded();
    var next = one.nextOn();
    var due =
        next == null
            ? open.after(last.at(), FIRST_LOOK)
            : open.endOfDay(next.atStartOfDay(counts.zone()).toInstant());
    return new Found(
        incident.id(),
        incident.patientId(),
        clinic.map(Clinic::id).orElse(null),
        new Item.What(
            "Incident of "
                + new LocalTimes(counts.zone()).weekday(incident.happenedAt())
                + ": its follow-up is open",
            clinical(one)),
        new Item.Taken(incident.recorded().by(), incident.recorded().name(), "the incident"),
        due,
        due,
        "/patients/" + incident.patientId() + "/incidents/" + incident.id());
  }

  private static String clinical(OpenIncident one) {
    var incident = one.incident();
    var kind = incident.kind().inWords();
    var words = new StringBuilder(kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT));
    words.append(kind.substring(1)).append(". ");
    words.append(
        shortened(
            one.steps().isEmpty() ? incident.account().what() : one.steps().getLast().words()));
    if (!incident.account().told()) words.append(" The patient has not been told.");
    return words.toString();
  }

  private static String shortened(String words) {
    var line = words.replace('\n', ' ');
    return line.codePointCount(0, line.length()) <= WORDS_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WORDS_SHOWN)) + "…";
  }

  @Override
  public String gone(Item item) {
    var patient = ((Item.About.Patient) item.about()).patientId();
    UUID id = item.cause();
    if (id == null || incidents.find(patient, id).filter(Incident::stands).isEmpty()) {
      return "The incident was entered in error.";
    }
    return followUps.of(id).reversed().stream()
        .filter(step -> step.kind() == FollowUp.Kind.CLOSED)
        .findFirst()
        .map(step -> "Follow-up closed by " + step.recorded().name() + ".")
        .orElse("Its follow-up is not open any more.");
  }
}
