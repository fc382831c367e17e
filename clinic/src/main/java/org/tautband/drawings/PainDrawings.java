package org.tautband.drawings;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.DrawingFile;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing.ByLink;
import org.tautband.drawings.PainDrawing.Hand;
import org.tautband.fhir.Published;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Drawing;

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
   * What a patient sends by a link.
   *
   * @param episodeId the problem it belongs to; null when somebody has to say
   */
  public record Sent(
      UUID patientId, @Nullable UUID episodeId, Drawing drawing, String sideWords, ByLink link) {}

  /**
   * A drawing in small, for pages that show more than it.
   *
   * @param says what it says when nothing is drawn; empty when something is
   * @param pictures SVG of front and back; empty when nothing is drawn
   */
  public record Pictured(UUID id, Instant at, String says, List<String> pictures) {}

  /** First save; the same id again saves nothing and answers what is there. */
  public PainDrawing draw(UUID patientId, UUID episodeId, UUID id, Shown shown) {
    return first(begun(patientId, episodeId, id, shown, null));
  }

  /**
   * Keeps what a patient sent by a link; the same id again keeps nothing. The actor is the patient.
   */
  public PainDrawing keep(UUID id, Sent sent) {
    Shown shown = new Shown(sent.drawing(), Hand.PATIENT, sent.sideWords());
    return first(begun(sent.patientId(), sent.episodeId(), id, shown, sent.link()));
  }

  private PainDrawing first(PainDrawing first) {
    if (!table.insert(first)) {
      return editions(first.patientId(), first.id()).stream()
          .findFirst()
          // An id of another patient's drawing: what was drawn here is kept all the same.
          .orElseGet(() -> first(first.under(Ids.next())));
    }
    published.publish(first.patientId(), PainDrawingFhir.of(List.of(first), chart.chart()));
    return first;
  }

  private PainDrawing begun(
      UUID patientId, @Nullable UUID episodeId, UUID id, Shown shown, @Nullable ByLink link) {
    var actor = CurrentActor.get();
    Instant now = now();
    return new PainDrawing(
        id,
        patientId,
        episodeId,
        1,
        now,
        now,
        actor.accountId(),
        actor.name(),
        shown.hand(),
        shown.drawing(),
        shown.sideWords(),
        link);
  }

  /** Saves over the edition that was shown; the earlier one is kept. */
  public Change change(PainDrawing before, Shown shown) {
    if (!before.mayBeChanged()) {
      throw new IllegalArgumentException("what a patient sent is not drawn over");
    }
    return next(edition(before, before.episodeId(), shown));
  }

  /**
   * Puts a drawing that a patient sent to a problem: a new edition with the same drawing.
   *
   * @param sideWords what was answered about sides; empty when nothing had to be asked
   */
  public Change put(PainDrawing before, UUID episodeId, String sideWords) {
    if (before.sent() == null) {
      throw new IllegalArgumentException("drawn for another problem");
    }
    return next(edition(before, episodeId, new Shown(before.drawing(), before.hand(), sideWords)));
  }

  private Change next(PainDrawing next) {
    if (!table.insert(next)) {
      return new Change.Stale(table.editions(next.patientId(), next.id()).getFirst());
    }
    published.publish(
        next.patientId(),
        PainDrawingFhir.of(table.editions(next.patientId(), next.id()), chart.chart()));
    return new Change.Saved(next);
  }

  /** Newest first, each as it stands. */
  @Transactional(readOnly = true)
  public List<PainDrawing> of(UUID patientId, UUID episodeId) {
    return table.of(patientId, episodeId);
  }

  /** What it covers enough to be named, with the side; empty when nothing is drawn. */
  public List<String> regionsInWords(PainDrawing drawing) {
    return Coverage.proposed(chart.chart(), drawing.drawing()).stream()
        .map(covered -> covered.region().name())
        .toList();
  }

  /** The newest one in small. */
  @Transactional(readOnly = true)
  public Optional<Pictured> newest(UUID patientId, UUID episodeId) {
    return table.of(patientId, episodeId).stream().findFirst().map(this::pictured);
  }

  /** Which regions the newest one covers, by id with side; none when nothing was drawn. */
  @Transactional(readOnly = true)
  public Optional<Covered> newestRegions(UUID patientId, UUID episodeId) {
    return table.of(patientId, episodeId).stream().findFirst().map(this::covered);
  }

  /** As {@link #newestRegions}, of one edition of one drawing. */
  @Transactional(readOnly = true)
  public Optional<Covered> regions(UUID patientId, UUID id, int edition) {
    return table.editions(patientId, id).stream()
        .filter(one -> one.edition() == edition)
        .findFirst()
        .map(this::covered);
  }

  private Covered covered(PainDrawing one) {
    return new Covered(one, DrawingFile.drawn(chart.chart(), one.drawing()));
  }

  /** The regions that a drawing covers. */
  public record Covered(PainDrawing drawing, List<String> regionIds) {}

  /** What the patient sent by links, newest first, each as it stands. */
  @Transactional(readOnly = true)
  public List<PainDrawing> sent(UUID patientId) {
    return table.sent(patientId);
  }

  /**
   * The newest one that waits for a problem, in small; none where the patient sent another since by
   * the same kind of link.
   */
  @Transactional(readOnly = true)
  public Optional<Pictured> waiting(UUID patientId) {
    Set<PainDrawing.With> met = EnumSet.noneOf(PainDrawing.With.class);
    return table.sent(patientId).stream()
        .filter(one -> one.sent() != null && met.add(one.sent().with()))
        .filter(one -> one.episodeId() == null)
        .findFirst()
        .map(this::pictured);
  }

  private Pictured pictured(PainDrawing drawing) {
    boolean drawn = !drawing.drawing().marks().isEmpty();
    return new Pictured(
        drawing.id(),
        drawing.startedAt(),
        drawn ? "" : drawing.drawing().says().inWords(),
        chart.small(drawing.drawing()));
  }

  /** Every edition, newest first; empty when this patient has no drawing of that id. */
  @Transactional(readOnly = true)
  public List<PainDrawing> editions(UUID patientId, UUID id) {
    return table.editions(patientId, id);
  }

  private PainDrawing edition(PainDrawing before, @Nullable UUID episodeId, Shown shown) {
    var actor = CurrentActor.get();
    return new PainDrawing(
        before.id(),
        before.patientId(),
        episodeId,
        before.edition() + 1,
        before.startedAt(),
        now(),
        actor.accountId(),
        actor.name(),
        shown.hand(),
        shown.drawing(),
        shown.sideWords(),
        before.sent());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
