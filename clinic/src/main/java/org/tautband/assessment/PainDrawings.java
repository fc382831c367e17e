package org.tautband.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.assessment.PainDrawing.Hand;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.DrawingFile;
import org.tautband.fhir.Published;
import org.tautband.kernel.chart.ChartPicture;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.View;

/** All pain drawings of the clinic group. */
@Component
@Transactional
public class PainDrawings {
  private final PainDrawingTable table;
  private final BodyChart chart;
  private final Published published;
  private final Clock clock;

  PainDrawings(PainDrawingTable table, BodyChart chart, Published published, Clock clock) {
    this.table = table;
    this.chart = chart;
    this.published = published;
    this.clock = clock;
  }

  /** What came of a save. */
  public sealed interface Change {
    /** It is saved. */
    record Saved(PainDrawing drawing) implements Change {}

    /** Somebody else saved in between; nothing was changed. */
    record Stale(PainDrawing current) implements Change {}
  }

  /**
   * What was drawn and whose hand it was.
   *
   * @param sideWords what was answered about sides; empty when nothing had to be asked
   */
  public record Shown(Drawing drawing, Hand hand, String sideWords) {}

  /**
   * A drawing in small, for pages that show more than it.
   *
   * @param says what it says when nothing is drawn; empty when something is
   * @param pictures SVG of front and back; empty when nothing is drawn
   */
  public record Pictured(UUID id, Instant at, String says, List<String> pictures) {}

  /** First save; the same id again saves nothing and answers what is there. */
  public PainDrawing draw(UUID patientId, UUID episodeId, UUID id, Shown shown) {
    Instant now = now();
    PainDrawing first = edition(patientId, episodeId, id, 1, now, now, shown);
    if (!table.insert(first)) {
      return editions(patientId, id).stream()
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("that id is another patient's"));
    }
    published.publish(patientId, PainDrawingFhir.of(List.of(first), chart.chart()));
    return first;
  }

  /** Saves over the edition that was shown; the earlier one is kept. */
  public Change change(PainDrawing before, Shown shown) {
    PainDrawing next =
        edition(
            before.patientId(),
            before.episodeId(),
            before.id(),
            before.edition() + 1,
            before.startedAt(),
            now(),
            shown);
    if (!table.insert(next)) {
      return new Change.Stale(table.editions(before.patientId(), before.id()).getFirst());
    }
    published.publish(
        before.patientId(),
        PainDrawingFhir.of(table.editions(before.patientId(), before.id()), chart.chart()));
    return new Change.Saved(next);
  }

  /** Newest first, each as it stands. */
  @Transactional(readOnly = true)
  public List<PainDrawing> of(UUID patientId, UUID episodeId) {
    return table.of(patientId, episodeId);
  }

  /** The newest one in small. */
  @Transactional(readOnly = true)
  public Optional<Pictured> newest(UUID patientId, UUID episodeId) {
    return table.of(patientId, episodeId).stream().findFirst().map(this::pictured);
  }

  /** Which regions the newest one covers, by id with side; none when nothing was drawn. */
  @Transactional(readOnly = true)
  public Optional<Covered> newestRegions(UUID patientId, UUID episodeId) {
    return table.of(patientId, episodeId).stream()
        .findFirst()
        .map(
            one ->
                new Covered(
                    one.id(),
                    one.edition(),
                    one.startedAt(),
                    one.savedAt(),
                    DrawingFile.drawn(chart.chart(), one.drawing())));
  }

  /**
   * The regions of a drawing.
   *
   * @param drawnAt the date of the drawing
   * @param at when this edition was saved
   */
  public record Covered(
      UUID id, int edition, Instant drawnAt, Instant at, List<String> regionIds) {}

  private Pictured pictured(PainDrawing drawing) {
    boolean drawn = !drawing.drawing().marks().isEmpty();
    return new Pictured(
        drawing.id(),
        drawing.startedAt(),
        drawn ? "" : drawing.drawing().says().inWords(),
        drawn
            ? Stream.of(View.FRONT, View.BACK)
                .map(view -> ChartPicture.drawing(chart.chart(), view, drawing.drawing()))
                .toList()
            : List.of());
  }

  /** Every edition, newest first; empty when this patient has no drawing of that id. */
  @Transactional(readOnly = true)
  public List<PainDrawing> editions(UUID patientId, UUID id) {
    return table.editions(patientId, id);
  }

  private static PainDrawing edition(
      UUID patientId,
      UUID episodeId,
      UUID id,
      int number,
      Instant startedAt,
      Instant savedAt,
      Shown shown) {
    var actor = CurrentActor.get();
    return new PainDrawing(
        id,
        patientId,
        episodeId,
        number,
        startedAt,
        savedAt,
        actor.accountId(),
        actor.name(),
        shown.hand(),
        shown.drawing(),
        shown.sideWords());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
