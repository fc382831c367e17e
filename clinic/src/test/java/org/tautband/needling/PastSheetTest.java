package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.database.Ids;
import org.tautband.evidence.Side;

class PastSheetTest extends NeedlingTest {
  @Test
  void aPastSheetIsKeptWholeAndReadsBackAsItWasRecorded() {
    UUID id = Ids.next();
    PastSheet sheet = sheet(id, true);
    Session recorded = kept(as(() -> sessions.recordPast(sheet)));
    assertThat(recorded).isEqualTo(as(() -> sessions.find(patientId, id)).orElseThrow());
    assertThat(recorded.insertions()).hasSize(2);
    assertThat(recorded.insertions().getFirst().detail().depthMm()).isEqualTo(18);
    assertThat(recorded.head().lateEntry()).isTrue();
    assertThat(recorded.head().allOutAt()).isEqualTo(recorded.lastOut().orElseThrow());
    assertThat(recorded.concerns()).as("nothing was prepared").isNotEmpty();
    Session again = kept(as(() -> sessions.recordPast(sheet)));
    assertThat(again.entries()).isEqualTo(recorded.entries());
    Signing signing = sign(recorded.head(), 2, 2);
    assertThat(signing).isInstanceOf(Signing.Done.class);
    assertThat(((Signing.Done) signing).session())
        .isEqualTo(as(() -> sessions.find(patientId, id)).orElseThrow());
  }

  @Test
  void aPastSheetWithoutAdviceAndOneNeedleStillInIsRecordedButNotSigned() {
    PastSheet sheet = sheet(Ids.next(), false);
    Session recorded = kept(as(() -> sessions.recordPast(sheet)));
    assertThat(recorded.head().needlesIn()).isEqualTo(1);
    assertThat(sign(recorded.head(), 2, 1)).isInstanceOf(Signing.Refused.class);
  }

  private static Session kept(Recorded recorded) {
    return ((Recorded.Kept) recorded).session();
  }

  /** Two needles; the second one's end and the advice only when the sheet is whole. */
  private PastSheet sheet(UUID id, boolean whole) {
    Instant from = now().minus(Duration.ofDays(3));
    List<Entry> entries = new ArrayList<>();
    for (int needle = 1; needle <= 2; needle++) {
      for (EntryKind kind :
          List.of(EntryKind.OPENED, EntryKind.IN, EntryKind.OUT, EntryKind.SHARPS)) {
        if (!whole && needle == 2 && kind != EntryKind.OPENED && kind != EntryKind.IN) continue;
        Site site =
            kind == EntryKind.IN
                ? new Site("trapezius_desc", Side.RIGHT, "point", productId)
                : Site.NOT_SAID;
        int number = entries.size() + 1;
        entries.add(
            new Entry(
                Ids.next(),
                number,
                0,
                from.plusSeconds(60L * number),
                kind,
                needle,
                null,
                null,
                site));
      }
    }
    var detail = new Insertion.Detail(18, 60, Insertion.Technique.DEEP, 2, true, 3, "");
    return new PastSheet(
        new Past(id, patientId, episode.id(), practitionerId, clinicId, productId, from, PLACES),
        Batch.of(Ids.next(), entries),
        Map.of(entries.get(1).id(), detail),
        new Wording("prone", true, Wording.SeenAfterwards.NOTHING, 6, 3, "from paper"),
        whole ? new Advice("printed", "Kim Demoson", "test", now()) : null);
  }
}
