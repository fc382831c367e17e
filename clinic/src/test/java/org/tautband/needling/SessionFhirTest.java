package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;
import org.tautband.fhir.Rendering;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Insertion.Detail;
import org.tautband.needling.Insertion.Technique;
import org.tautband.needling.Session.CountTaken;
import org.tautband.needling.Wording.SeenAfterwards;

class SessionFhirTest {
  private static final Atlas ATLAS = new Atlas(Content.load());
  private static final Instant START = Instant.parse("2026-11-24T08:28:00Z");
  private static final NeedleProduct BOX =
      new NeedleProduct(id(7), "Maker", 250, 30, "DEMO-0042", LocalDate.of(2028, 3, 31), true, 1);

  private static UUID id(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  private static RecordedEntry entry(int number, EntryKind kind, Site site) {
    Instant at = START.plusSeconds(60L * number);
    return new RecordedEntry(
        new Entry(id(100 + number), number, number - 1, at, kind, 1, null, null, site),
        id(50),
        number,
        at,
        new RecordedEntry.By(id(60), "Kim Demoson"),
        false);
  }

  private static Session session() {
    SessionHead head =
        new SessionHead(
            id(1),
            id(2),
            id(3),
            id(4),
            id(5),
            id(6),
            id(8),
            BOX.id(),
            START,
            id(60),
            true,
            id(9),
            Set.of(new Place("neck", Side.RIGHT)),
            id(60),
            "Kim Demoson",
            0,
            START.plusSeconds(120),
            START.plusSeconds(180),
            null,
            true,
            4);
    return new Session(
        head,
        new Course(
            List.of(
                entry(1, EntryKind.OPENED, Site.NOT_SAID),
                entry(2, EntryKind.IN, new Site("trapezius_desc", Side.RIGHT, "point 1", BOX.id())),
                entry(3, EntryKind.OUT, Site.NOT_SAID),
                entry(4, EntryKind.SHARPS, Site.NOT_SAID)),
            Map.of(id(102), new Detail(20, 45, Technique.DEEP, 2, true, 3, "point 2")),
            false),
        new Wording("lying face down", true, SeenAfterwards.NOTHING, 5, 3, "slept well after"),
        List.of(new Concern("in-after-stop", "", "Needle 1 went in after stop.", START)),
        List.of(new Advice("printed", "Kim Demoson", "abc", START.plusSeconds(300))),
        Map.of(),
        new CountTaken(new OwnCount(1, 1), new OwnCount(1, 1), "Kim", START.plusSeconds(360)),
        new Signed(id(60), "Kim Demoson", START.plusSeconds(400), new OwnCount(1, 1), 4));
  }

  private static Rendering rendered(Session session) {
    return SessionFhir.of(session, ATLAS);
  }

  @Test
  void aSignedSessionIsValidAndLooksAsReviewed() {
    FhirCheck.valid(rendered(session()));
    FhirCheck.valid(ProductFhir.of(BOX));
    Golden.matches("needling-session", rendered(session()));
    Golden.matches("needling-needles", ProductFhir.of(BOX));
  }

  @Test
  void anOpenSessionSaysOnlyThatItIsInProgress() {
    Session signed = session();
    Session open =
        new Session(
            signed.head(),
            signed.course(),
            signed.wording(),
            signed.concerns(),
            signed.advice(),
            signed.incidents(),
            null,
            null);
    FhirCheck.valid(rendered(open));
    assertThat(Golden.text(rendered(open)))
        .contains("\"in-progress\"")
        .doesNotContain("Observation");
  }

  @Test
  void everyComponentOfAWordingChangesFhir() {
    Session session = session();
    EveryComponentIsPublished.of(session.wording(), wording -> rendered(with(wording))).holds();
  }

  @Test
  void everyComponentOfAnInsertionsDetailChangesFhir() {
    Detail detail = session().details().get(id(102));
    EveryComponentIsPublished.of(detail, d -> rendered(with(d))).holds();
  }

  @Test
  void whoWhereAndWhenChangesFhirUnlessItIsLive() {
    EveryComponentIsPublished.of(session().head(), head -> rendered(with(head)))
        // the clinic follows from the room; live facts of the running session; who opened and holds
        // it stands in the audit
        .except(
            "clinicId",
            "startedBy",
            "holderId",
            "holderName",
            "needlesIn",
            "beganAt",
            "signed",
            "version",
            "movedTo")
        .holds();
  }

  @Test
  void everyComponentOfANeedleBoxChangesFhir() {
    EveryComponentIsPublished.of(BOX, ProductFhir::of).except("version").holds();
  }

  private static Session with(Wording wording) {
    Session s = session();
    return new Session(
        s.head(),
        s.course(),
        wording,
        s.concerns(),
        s.advice(),
        s.incidents(),
        s.lastCount(),
        s.signature());
  }

  private static Session with(Detail detail) {
    Session s = session();
    return new Session(
        s.head(),
        s.course().with(Map.of(id(102), detail)),
        s.wording(),
        s.concerns(),
        s.advice(),
        s.incidents(),
        s.lastCount(),
        s.signature());
  }

  private static Session with(SessionHead head) {
    Session s = session();
    return new Session(
        head,
        s.course(),
        s.wording(),
        s.concerns(),
        s.advice(),
        s.incidents(),
        s.lastCount(),
        s.signature());
  }
}
