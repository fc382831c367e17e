package org.tautband.followup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.AuditTable;
import org.tautband.access.CurrentActor;
import org.tautband.atlas.BodyChart;
import org.tautband.drawings.DrawnSides;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawing.ByLink;
import org.tautband.drawings.PainDrawing.With;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episodes;
import org.tautband.kernel.chart.Drawing;

/**
 * Where patients showed in a check-in that it hurts; each belongs to the problem of the session.
 */
@Component
@Transactional
public class CheckInDrawings {
  private final PainDrawings drawings;
  private final Episodes episodes;
  private final BodyChart chart;
  private final AuditTable audit;

  CheckInDrawings(PainDrawings drawings, Episodes episodes, BodyChart chart, AuditTable audit) {
    this.drawings = drawings;
    this.episodes = episodes;
    this.chart = chart;
    this.audit = audit;
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<PainDrawing> of(CheckIn checkIn) {
    return drawings.sent(checkIn.patientId()).stream().filter(one -> isOf(checkIn, one)).toList();
  }

  private static boolean isOf(CheckIn checkIn, PainDrawing drawing) {
    ByLink sent = drawing.sent();
    return sent != null && sent.with() == With.CHECK_IN && sent.of().equals(checkIn.id());
  }

  /**
   * Keeps a drawing beside those sent before; the same id, or the same drawing as the newest, keeps
   * nothing. Nobody is there to be asked about sides: what has to be asked is kept with it.
   */
  public void keep(CheckIn checkIn, UUID id, Drawing drawing, String address) {
    boolean again =
        of(checkIn).stream().findFirst().filter(one -> one.drawing().equals(drawing)).isPresent();
    if (again) return;
    var sent =
        new PainDrawings.Sent(
            checkIn.patientId(),
            checkIn.episodeId(),
            drawing,
            sides(checkIn, drawing),
            new ByLink(With.CHECK_IN, checkIn.id(), checkIn.dueAt()));
    CurrentActor.call(
        Replies.PATIENT,
        () -> {
          audit.writeWithin(
              new AuditTable.Entry("POST", "/checkin/drawing", 200, address),
              List.of(checkIn.patientId()));
          return drawings.keep(id, sent);
        });
  }

  private String sides(CheckIn checkIn, Drawing drawing) {
    return Optional.ofNullable(checkIn.episodeId())
        .flatMap(id -> episodes.find(checkIn.patientId(), id))
        .flatMap(episode -> DrawnSides.asked(chart.chart(), drawing, episode))
        .map(DrawnSides::notAsked)
        .orElse("");
  }
}
