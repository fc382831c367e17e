package org.tautband.shell.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tautband.kernel.chart.Layer;

/**
 * The body chart as its page shows it: pictures, and beside them the same in words, layer by layer.
 *
 * @param on layers that are shown
 * @param drawn null when nothing was drawn in this episode
 * @param examined null when nothing was assessed
 * @param needled null when nothing was needled
 * @param choose why the model shows no zone although it is switched on; empty when it does
 */
record BodyChartPage(
    Set<Layer> on,
    List<Picture> pictures,
    @Nullable Drawn drawn,
    @Nullable Examined examined,
    @Nullable Needled needled,
    List<ZoneRow> zones,
    String choose,
    List<PartOfBody> parts) {

  /** For templates: whether a layer is shown. */
  public boolean shows(String code) {
    return Layer.ofCode(code).filter(on::contains).isPresent();
  }

  /**
   * One view.
   *
   * @param svg markup of our own making
   * @param small it enlarges a part of the body
   */
  record Picture(String name, String note, String svg, boolean small) {}

  /**
   * The drawing that is shown.
   *
   * @param says what it says when nothing is drawn; empty when something is
   */
  record Drawn(String path, Instant at, String hand, String says, List<AreaRow> rows) {}

  /** One region of a drawing. */
  record AreaRow(String region, String feels) {}

  /** The assessment whose findings are shown, and where pressing was felt somewhere else. */
  record Examined(String path, Instant at, List<FindingRow> rows, List<FeltRow> felt) {}

  /**
   * One finding.
   *
   * @param label the same as in the picture
   * @param symbol markup of our own making
   */
  record FindingRow(
      String label,
      String symbol,
      String state,
      String muscleId,
      String muscle,
      String side,
      String where) {}

  /** Where pressing was felt somewhere else. */
  record FeltRow(String label, String muscle, String side, String where, String how) {}

  /**
   * The session whose needles are shown.
   *
   * @param count needles in and out, in words
   * @param in needles that are in the patient now
   */
  record Needled(String path, Instant at, String count, int in, List<NeedleRow> rows) {}

  /** One needle, one time in and out. */
  record NeedleRow(
      String label, String symbol, String state, String muscle, String side, String where) {}

  /**
   * What the model says of one muscle.
   *
   * @param awaits nobody has looked its main zone up
   */
  record ZoneRow(
      String muscleId, String muscle, String side, String main, String lessOften, boolean awaits) {}

  /** Names of the regions of one part of the body. */
  record PartOfBody(String name, String regions) {}
}
