package org.tautband.kernel.referral;

import java.util.ArrayList;
import java.util.List;

/** Puts figures into reasons: what a muscle covers, what it leaves, what else it would bring. */
final class Reasons {
  private final ReferralModel model;
  private final Body body;
  private final Drawn drawn;
  private final Weighing weighing;

  Reasons(ReferralModel model, Drawn drawn, Weighing weighing) {
    this.model = model;
    this.body = model.body();
    this.drawn = drawn;
    this.weighing = weighing;
  }

  Candidate candidate(int muscle, Side side, double score) {
    MuscleMap map = model.maps().get(muscle);
    Zone whole = model.whole(muscle);
    List<Area> covers = new ArrayList<>();
    List<Area> leaves = new ArrayList<>();
    List<Area> beside = new ArrayList<>();
    for (Area area : drawn.areas()) {
      int position = body.position(area, side);
      boolean covered = covers(whole, position);
      (covered ? covers : leaves).add(area);
      if (!covered && borders(whole, position)) beside.add(area);
    }
    return new Candidate(
        map.muscle(),
        side,
        score,
        model.logRatio(muscle, drawn.from(side)),
        covers,
        leaves,
        beside,
        alsoExpected(muscle, side),
        map.evidence());
  }

  private boolean covers(Zone zone, int position) {
    return position < body.size() && zone.holds(body.base(position).id());
  }

  private boolean borders(Zone zone, int position) {
    return body.neighbours(position).stream().anyMatch(n -> covers(zone, n.position()));
  }

  /** The main zone of the way of this muscle that fits best, without what was drawn. */
  private List<Area> alsoExpected(int muscle, Side side) {
    Weighing.One best = null;
    for (Source source : model.sourcesOf(muscle)) {
      Weighing.One one = weighing.one(source.number, side);
      if (best == null || one.logWeight() > best.logWeight()) best = one;
    }
    List<Area> expected = new ArrayList<>();
    if (best == null) return expected;
    for (int i = 0; i < body.size(); i++) {
      Area area = body.area(i, side);
      if (best.source().zone.primary().contains(area.base()) && !drawn.areas().contains(area)) {
        expected.add(area);
      }
    }
    return expected;
  }

  /** Drawn areas that none of these muscles covers or borders on. */
  List<Area> unexplained(List<ReferralModel.Scored> leaders) {
    return drawn.areas().stream()
        .filter(area -> leaders.stream().noneMatch(one -> reaches(one, area)))
        .toList();
  }

  private boolean reaches(ReferralModel.Scored one, Area area) {
    Zone whole = model.whole(one.muscle());
    int position = body.position(area, one.side());
    return covers(whole, position) || borders(whole, position);
  }
}
