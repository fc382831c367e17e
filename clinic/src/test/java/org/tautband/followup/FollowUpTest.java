package org.tautband.followup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Visitor;
import org.tautband.access.LinkSecrets;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.OpeningHours.Opening;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;
import org.tautband.evidence.Side;
import org.tautband.needling.EntryKind;
import org.tautband.needling.NeedlingTest;
import org.tautband.needling.Past;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Site;
import org.tautband.needling.Tap;
import org.tautband.patients.Address;
import org.tautband.patients.Contact;
import org.tautband.patients.Identity;
import org.tautband.patients.PersonName;
import org.tautband.patients.Sex;
import org.tautband.worklist.Item;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Worklist;

/** A clinic with opening hours whose patients are asked after their sessions. */
abstract class FollowUpTest extends NeedlingTest {
  static final String UPPER_BACK = "trapezius_desc";
  static final String CALF = "gastrocnemius";
  static final String SHORT_OF_BREATH = "CK001";
  static final String FEVER = "CK018";
  static final String SORE = "CK041";

  @Autowired Asking asking;
  @Autowired Replies replies;
  @Autowired LinkSecrets secrets;
  @Autowired Worklist worklist;

  @BeforeEach
  void openOnWeekdays() {
    as(() -> clinics.change(withHours(clinics.get(clinicId))));
  }

  static Clinic withHours(Clinic was) {
    var openings = new ArrayList<Opening>();
    for (var day : List.of(DayOfWeek.values()).subList(0, 5)) {
      openings.add(new Opening(day, LocalTime.of(8, 0), LocalTime.of(18, 0)));
    }
    return new Clinic(
        was.id(),
        "Riverside",
        was.zone(),
        "en",
        "112",
        "030 555 01",
        "",
        new OpeningHours(openings),
        Policy.first(),
        was.version());
  }

  UUID patientWith(@Nullable String mail) {
    var identity =
        new Identity(
            List.of(new PersonName(PersonName.Use.OFFICIAL, "Marta", "Probe")),
            LocalDate.of(1984, 3, 14),
            Sex.FEMALE,
            "",
            List.of(),
            mail == null ? List.of() : List.of(new Contact(Contact.Kind.EMAIL, mail)),
            Address.NONE,
            null,
            "",
            false,
            null,
            null);
    return as(() -> patients.register(identity, Ids.next()).id());
  }

  /** A session with one needle, in and out at that time, written down now. */
  SessionHead needled(UUID patient, String muscle, Instant at) {
    return needled(patient, null, muscle, at);
  }

  SessionHead needled(UUID patient, @Nullable UUID episodeId, String muscle, Instant at) {
    var head =
        as(
            () ->
                sessions.recordPast(
                    new Past(
                        Ids.next(),
                        patient,
                        episodeId,
                        practitionerId,
                        clinicId,
                        productId,
                        at,
                        Set.of())));
    tap(head, EntryKind.IN, null, new Site(muscle, Side.RIGHT, "", productId));
    tap(head, EntryKind.OUT, 1, Site.NOT_SAID);
    return head;
  }

  void tap(SessionHead head, EntryKind kind, @Nullable Integer needle, Site site) {
    var tap = new Tap(Ids.next(), kind, needle, null, null, site, 100, head.startedAt(), false);
    as(() -> sessions.tap(head.patientId(), head.id(), Ids.next(), tap));
  }

  Instant justNow() {
    return clock.instant().minus(Duration.ofMinutes(5));
  }

  int askAt(Instant now) {
    return as(() -> asking.askDue(now));
  }

  List<CheckIn> checkIns(UUID patient) {
    return as(() -> replies.of(patient)).stream()
        .map(Replies.Answered::checkIn)
        .sorted(java.util.Comparator.comparing(CheckIn::hours))
        .toList();
  }

  String secret(UUID patient) {
    return secrets.of(checkIns(patient).getFirst().linkId());
  }

  /** What somebody must act on; that an answer is to be read is no call. */
  List<Item> open(UUID patient) {
    return as(() -> worklist.openOf(patient)).stream()
        .filter(i -> i.kind() != Kind.CHECK_IN)
        .toList();
  }

  Map<String, String> fields(UUID patient, String born) {
    var fields = new HashMap<String, String>();
    fields.put("link", secret(patient));
    fields.put("born", born);
    return fields;
  }

  /** Somebody with the link ticks one answer. */
  Visitor.Answer answer(UUID patient, String tick) {
    var fields = fields(patient, "1984");
    fields.put("submission", Ids.next().toString());
    fields.put("tick", tick);
    fields.put("words", "");
    return new Visitor(base()).postRaw("/checkin/answer", fields);
  }
}
