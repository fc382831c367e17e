package org.tautband.needling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.access.Actor;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.assessment.Finding;
import org.tautband.assessment.Pain;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.consent.Consents;
import org.tautband.consent.Decided;
import org.tautband.consent.Decision;
import org.tautband.consent.Occasion;
import org.tautband.consent.Signature;
import org.tautband.consent.Signer;
import org.tautband.database.Ids;
import org.tautband.episodes.Activity;
import org.tautband.episodes.ActivityKind;
import org.tautband.episodes.Change;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Episodes.GoalWanted;
import org.tautband.episodes.Plan;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.kernel.count.OwnCount;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.NeedlingTraining;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.practitioners.Registration;
import org.tautband.redflags.RedFlagAnswer;
import org.tautband.redflags.RedFlags;
import org.tautband.screening.Answer;
import org.tautband.screening.Round;
import org.tautband.screening.Said;
import org.tautband.screening.Screenings;

/** A clinic with needles, a trained practitioner, and a patient with neck pain on the right. */
public abstract class NeedlingTest extends ClinicTest {
  protected static final Place NECK = new Place("neck", Side.RIGHT);
  protected static final Place SHOULDER = new Place("shoulder", Side.RIGHT);
  protected static final Set<Place> PLACES = Set.of(NECK, SHOULDER);

  @Autowired protected Sessions sessions;
  @Autowired protected NeedleProducts products;
  @Autowired protected Episodes episodes;
  @Autowired protected Assessments assessments;
  @Autowired protected RedFlags redFlags;
  @Autowired protected Screenings screenings;
  @Autowired protected Consents consents;
  @Autowired protected Practitioners practitioners;
  @Autowired protected Clinics clinics;
  @Autowired protected Patients patients;
  @Autowired protected Clock clock;

  protected Actor kim;
  protected UUID clinicId;
  protected UUID practitionerId;
  protected UUID productId;
  protected UUID patientId;
  protected Episode episode;

  @BeforeEach
  void clinicWithNeedles() {
    practitionerId = Ids.next();
    clinicId = Ids.next();
    Actor plain = clinic.clinician();
    superUser.execute(
        "update account set practitioner_id = '%s', clinic_id = '%s' where id = '%s'"
            .formatted(practitionerId, clinicId, plain.accountId()));
    kim =
        new Actor(
            plain.accountId(),
            plain.login(),
            "Kim Demoson",
            plain.roles(),
            practitionerId,
            clinicId);
    as(() -> clinics.open(theClinic(), List.of("Room 1")));
    as(() -> practitioners.add(trained()));
    productId = box("LOT-1", today().plusYears(2)).id();
    patientId = patient("Marta");
    episode = planned(patientId, PLACES);
  }

  protected <T> T as(Callable<T> action) {
    return clinic.as(kim, action);
  }

  protected LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
  }

  private Clinic theClinic() {
    return new Clinic(
        clinicId,
        "Test clinic",
        ZoneId.of("Europe/Berlin"),
        "en",
        "112",
        "030 555 01",
        "",
        new OpeningHours(List.of()),
        Policy.first(),
        1);
  }

  private Practitioner trained() {
    return new Practitioner(
        practitionerId,
        "Kim",
        "Demoson",
        Discipline.PHYSIOTHERAPIST,
        List.of(new Registration("Test board", "12345", today().plusYears(1))),
        List.of(
            new NeedlingTraining(
                "Dry needling",
                Set.of("neck", "shoulder", "leg", "thorax-back"),
                "certificate",
                null)),
        true,
        1);
  }

  protected NeedleProduct box(String lot, LocalDate expires) {
    return as(
        () -> products.add(new NeedleProduct(Ids.next(), "Maker", 250, 30, lot, expires, true, 1)));
  }

  protected UUID patient(String given) {
    Identity identity = Identity.of(given, "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    return as(() -> patients.register(identity, Ids.next()).id());
  }

  protected Episode planned(UUID patient, Set<Place> places) {
    Episode opened =
        as(
            () ->
                episodes.open(
                    patient,
                    Ids.next(),
                    new Complaint("My neck hurts", "", "", "", ""),
                    List.of(new Diagnosis("Myofascial neck pain", null)),
                    List.of(new GoalWanted(null, "Work 4 hours", 3, 8))));
    Plan plan =
        new Plan(
            List.of(
                Activity.needling("Upper trapezius", "once a week", "", places),
                Activity.of(ActivityKind.EXERCISE, "Turning", "daily", "")),
            today().plusMonths(1),
            List.of("Goal at 8"),
            "",
            true);
    return ((Change.Saved) as(() -> episodes.plan(opened, plan))).episode();
  }

  /** Everything a start asks for, at the places of the episode's plan. */
  protected void prepare() {
    screen(PLACES);
    askRedFlags();
    assess();
    consent(PLACES);
  }

  protected void screen(Set<Place> places) {
    List<Said> noes =
        as(() -> screenings.questionsFor(places)).stream()
            .map(q -> new Said(q.id(), Answer.NO, "", Set.of(), true))
            .toList();
    as(() -> screenings.save(patientId, new Round(Ids.next(), places, 1_000, false, noes)));
  }

  protected void askRedFlags() {
    askRedFlags(PLACES);
  }

  protected void askRedFlags(Set<Place> places) {
    List<RedFlagAnswer> answers = new ArrayList<>();
    for (AskedOf askedOf : AskedOf.values()) {
      as(() -> redFlags.questions(patientId, places, askedOf))
          .forEach(
              group ->
                  group
                      .questions()
                      .forEach(
                          q ->
                              answers.add(
                                  new RedFlagAnswer(
                                      q.questionId(), RedFlagAnswer.Answer.NONE_OF_THESE, ""))));
    }
    as(() -> redFlags.answer(patientId, episode.id(), Ids.next(), places, answers));
  }

  protected void assess() {
    Assessment.Findings findings =
        new Assessment.Findings(
            "desk work",
            new Pain(4, 7, 5),
            List.of(),
            List.of(
                new Finding(
                    "trapezius_desc",
                    Side.RIGHT,
                    Finding.Sign.PRESENT,
                    2,
                    Finding.Sign.PRESENT,
                    Finding.Sign.ABSENT,
                    Finding.Sign.NOT_EXAMINED,
                    List.of(),
                    "")),
            List.of(),
            "");
    as(() -> assessments.record(patientId, episode.id(), Ids.next(), findings));
  }

  protected UUID consent(Set<Place> places) {
    return consent(
        places,
        new Decision(
            places,
            Signer.patient("Marta Probe"),
            null,
            null,
            "",
            new Signature.Drawn("M10 20L30 40L50 20"),
            "on paper"));
  }

  protected UUID consent(Set<Place> places, Decision decision) {
    var offered =
        as(
            () ->
                consents.offer(
                    Ids.next(),
                    new Occasion(
                        patientId, practitionerId, places, "Hands-on care, or wait.", "")));
    var decided = as(() -> consents.decide(patientId, offered.id(), decision));
    if (!(decided instanceof Decided.Kept)) throw new AssertionError(decided);
    return offered.id();
  }

  protected Start.Wanted wanted(@Nullable UUID product) {
    return new Start.Wanted(
        Ids.next(), patientId, episode.id(), practitionerId, clinicId, null, null, product);
  }

  protected Start start() {
    Start.Wanted wanted = wanted(productId);
    return as(() -> sessions.start(wanted));
  }

  protected SessionHead started() {
    return switch (start()) {
      case Start.Started started -> started.session();
      case Start.Refused refused -> throw new AssertionError(refused.reasons());
    };
  }

  /** One device of this test. */
  protected final class Tablet {
    private final UUID device = Ids.next();
    private final SessionHead session;
    private long sequence;

    public Tablet(SessionHead session) {
      this.session = session;
    }

    public Entry entry(EntryKind kind, @Nullable Integer needle, @Nullable UUID about) {
      return new Entry(
          Ids.next(),
          ++sequence,
          seen(),
          clock.instant(),
          kind,
          needle,
          about,
          null,
          kind == EntryKind.IN
              ? new Site("trapezius_desc", Side.RIGHT, "point 1", productId)
              : Site.NOT_SAID);
    }

    private long seen() {
      return as(() -> sessions.find(session.patientId(), session.id())).orElseThrow().lastReceipt();
    }

    public Session send(Entry... entries) {
      Batch batch = Batch.of(device, List.of(entries));
      Recorded recorded = as(() -> sessions.record(session.patientId(), session.id(), batch));
      return ((Recorded.Kept) recorded).session();
    }

    public Session tap(EntryKind kind, int needle) {
      return send(entry(kind, needle, null));
    }

    /** Opened, in, out and into the sharps box. */
    public Session whole(int needle) {
      return send(
          entry(EntryKind.OPENED, needle, null),
          entry(EntryKind.IN, needle, null),
          entry(EntryKind.OUT, needle, null),
          entry(EntryKind.SHARPS, needle, null));
    }
  }

  protected void advise(SessionHead session) {
    as(
        () -> {
          sessions.advise(
              session.patientId(),
              session.id(),
              Ids.next(),
              new Advice("printed and read out", "Kim Demoson", "test", clock.instant()));
          return true;
        });
  }

  protected Signing sign(SessionHead session, int opened, int sharps) {
    return as(() -> sessions.sign(session.patientId(), session.id(), new OwnCount(opened, sharps)));
  }

  protected Session read(SessionHead session) {
    return as(() -> sessions.find(session.patientId(), session.id())).orElseThrow();
  }

  protected Instant now() {
    return clock.instant();
  }
}
