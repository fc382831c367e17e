package org.tautband.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.access.AuditTable;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.assessment.Finding;
import org.tautband.assessment.Pain;
import org.tautband.consent.Consents;
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
import org.tautband.history.Told;
import org.tautband.history.WordOfMouth;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Advice;
import org.tautband.needling.Batch;
import org.tautband.needling.Entry;
import org.tautband.needling.EntryKind;
import org.tautband.needling.Insertion;
import org.tautband.needling.Past;
import org.tautband.needling.PastSheet;
import org.tautband.needling.Sessions;
import org.tautband.needling.Signing;
import org.tautband.needling.Site;
import org.tautband.needling.Wording;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.redflags.RedFlagAnswer;
import org.tautband.redflags.RedFlags;
import org.tautband.screening.Answer;
import org.tautband.screening.Round;
import org.tautband.screening.Said;
import org.tautband.screening.Screenings;

/**
 * One patient with everything a real course leaves behind, through the modules' API: told history,
 * episode with plan, screening, red flags, assessment, consent, five signed sessions, and the audit
 * row of each of these requests.
 */
@SuppressWarnings("NullAway")
record LoadedClinic(
    Clock clock,
    Patients patients,
    WordOfMouth told,
    Episodes episodes,
    Screenings screenings,
    Assessments assessments,
    RedFlags redFlags,
    Consents consents,
    Sessions sessions,
    AuditTable audit,
    Where where) {
  static final int SESSIONS_EACH = 5;
  private static final int NEEDLES = 6;
  private static final String[] GIVEN = {
    "Anna", "Björn", "Chloé", "Dariusz", "Elif", "Fatma", "Giorgos", "Hélène", "Igor", "Jana",
    "Kofi", "Lucía", "Márta", "Nikolai", "Oluwaseun", "Petra", "Quentin", "Rosa", "Søren", "Thị",
    "Uwe", "Václav", "Wiebke", "Xenia", "Yusuf", "Zoë", "Marta", "Peter", "Sofia", "Lars"
  };
  private static final String[] START = {
    "Ber", "Hof", "Lin", "Mül", "Schnei", "Kow", "Nowa", "Gar", "Rodri", "Pet", "Andr", "Fisch",
    "Brun", "Dub", "Mor", "Okon", "Adey", "Yıl", "Öz", "Tan"
  };
  private static final String[] END = {
    "ger", "mann", "dner", "ler", "der", "alski", "kowa", "cía", "guez", "rov", "ersen", "bach",
    "ner", "ois", "eau", "kwo", "emi", "maz", "türk", "naka"
  };

  /** Who works where with what. */
  record Where(UUID clinicId, UUID practitionerId, UUID productId, Set<Place> places) {}

  /** A patient that was loaded, and how to ask for them. */
  record Loaded(UUID patientId, String given, String family, List<UUID> sessions) {}

  /**
   * Registers, then does the rest in one transaction, so that loading does not wait for the disk at
   * each step.
   */
  Loaded load(int number, TransactionTemplate transaction) {
    Random random = new Random(number);
    String given = GIVEN[random.nextInt(GIVEN.length)];
    String family = START[random.nextInt(START.length)] + END[random.nextInt(END.length)];
    LocalDate born =
        LocalDate.of(1940 + random.nextInt(65), 1 + random.nextInt(12), 1 + random.nextInt(28));
    UUID patient = patients.register(Identity.of(given, family, born, Sex.FEMALE), Ids.next()).id();
    List<UUID> signed = new ArrayList<>();
    transaction.executeWithoutResult(
        status -> signed.addAll(course(patient, given + " " + family)));
    return new Loaded(patient, given, family, signed);
  }

  private List<UUID> course(UUID patient, String name) {
    audited(patient, "/patients");
    told.add(patient, Ids.next(), medicine());
    audited(patient, "/patients/{patientId}/history/told");
    Episode episode = episode(patient);
    screen(patient);
    assess(patient, episode);
    consent(patient, name);
    List<UUID> signed = new ArrayList<>();
    for (int i = SESSIONS_EACH; i > 0; i--) {
      signed.add(session(patient, episode, clock.instant().minus(Duration.ofDays(7L * i))));
    }
    return signed;
  }

  private void audited(UUID patient, String route) {
    audit.writeWithin(new AuditTable.Entry("POST", route, 302, "127.0.0.1"), Set.of(patient));
  }

  private Told.Saying medicine() {
    return new Told.Saying(
        Told.Kind.MEDICINE,
        "Ibuprofen 400 mg",
        "",
        "the patient",
        LocalDate.now(clock),
        "spring",
        null);
  }

  private Episode episode(UUID patient) {
    Episode opened =
        episodes.open(
            patient,
            Ids.next(),
            new Complaint("My neck hurts when I work", "", "", "", ""),
            List.of(new Diagnosis("Myofascial neck pain", null)),
            List.of(new GoalWanted(null, "Work 4 hours", 3, 8)));
    audited(patient, "/patients/{patientId}/episodes");
    Plan plan =
        new Plan(
            List.of(
                Activity.needling("Upper trapezius", "once a week", "", where.places()),
                Activity.of(ActivityKind.EXERCISE, "Turning", "daily", "")),
            LocalDate.now(clock).plusMonths(1),
            List.of("Goal at 8"),
            "",
            true);
    Change planned = episodes.plan(opened, plan);
    audited(patient, "/patients/{patientId}/episodes/{episodeId}/plan");
    return ((Change.Saved) planned).episode();
  }

  private void screen(UUID patient) {
    List<Said> noes =
        screenings.questionsFor(where.places()).stream()
            .map(q -> new Said(q.id(), Answer.NO, "asked again", Set.of(), false))
            .toList();
    screenings.save(patient, new Round(Ids.next(), where.places(), 1_000, false, noes));
    audited(patient, "/patients/{patientId}/screening");
  }

  private void assess(UUID patient, Episode episode) {
    List<RedFlagAnswer> answers = new ArrayList<>();
    for (AskedOf askedOf : AskedOf.values()) {
      for (var group : redFlags.questions(patient, where.places(), askedOf)) {
        group
            .questions()
            .forEach(
                q ->
                    answers.add(
                        new RedFlagAnswer(q.questionId(), RedFlagAnswer.Answer.NONE_OF_THESE, "")));
      }
    }
    redFlags.answer(patient, episode.id(), Ids.next(), where.places(), answers);
    audited(patient, "/patients/{patientId}/episodes/{episodeId}/red-flags");
    assessments.record(
        patient,
        episode.id(),
        Ids.next(),
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
            ""));
    audited(patient, "/patients/{patientId}/episodes/{episodeId}/assessments");
  }

  private void consent(UUID patient, String name) {
    UUID id =
        consents
            .offer(
                Ids.next(),
                new Occasion(
                    patient, where.practitionerId(), where.places(), "Hands-on care, or wait.", ""))
            .id();
    audited(patient, "/patients/{patientId}/consents");
    consents.decide(
        patient,
        id,
        new Decision(
            where.places(),
            Signer.patient(name),
            null,
            null,
            "",
            new Signature.Drawn("M10 20L30 40L50 20"),
            "on paper"));
    audited(patient, "/patients/{patientId}/consents/{consentId}");
  }

  private UUID session(UUID patient, Episode episode, Instant at) {
    UUID id = Ids.next();
    List<Entry> entries = entries(at);
    sessions.recordPast(
        new PastSheet(
            new Past(
                id,
                patient,
                episode.id(),
                where.practitionerId(),
                where.clinicId(),
                where.productId(),
                at,
                where.places()),
            Batch.of(Ids.next(), entries),
            entries.stream()
                .filter(e -> e.kind() == EntryKind.IN)
                .collect(
                    Collectors.toMap(
                        Entry::id,
                        e ->
                            new Insertion.Detail(
                                18, 60, Insertion.Technique.PISTONING, 2, true, 3, ""))),
            new Wording("prone", true, Wording.SeenAfterwards.NOTHING, 6, 3, ""),
            new Advice("printed", "Kim Demoson", "bench", clock.instant())));
    audited(patient, "/patients/{patientId}/sessions/past");
    Signing signing = sessions.sign(patient, id, new OwnCount(NEEDLES, NEEDLES));
    audited(patient, "/patients/{patientId}/sessions/{sessionId}/sign");
    if (signing instanceof Signing.Refused refused) {
      throw new AssertionError(refused.reasons());
    }
    return id;
  }

  private List<Entry> entries(Instant from) {
    List<Entry> entries = new ArrayList<>();
    for (int needle = 1; needle <= NEEDLES; needle++) {
      for (var kind : List.of(EntryKind.OPENED, EntryKind.IN, EntryKind.OUT, EntryKind.SHARPS)) {
        entries.add(
            new Entry(
                Ids.next(),
                entries.size() + 1L,
                0,
                from.plusSeconds(20L * entries.size()),
                kind,
                needle,
                null,
                null,
                kind == EntryKind.IN
                    ? new Site("trapezius_desc", Side.RIGHT, "point " + needle, where.productId())
                    : Site.NOT_SAID));
      }
    }
    return entries;
  }
}
