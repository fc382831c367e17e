package org.tautband.drawings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartPicture;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.kernel.chart.Measures;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.View;

/**
 * A pain drawing as FHIR: the drawing itself and its pictures as a DocumentReference, and an
 * Observation per region that is covered enough, with the share of it, and one for the extent. A
 * region that an earlier edition covered and this one does not is published as entered in error.
 */
final class PainDrawingFhir {
  private final PainDrawing drawing;
  private final Chart chart;

  private PainDrawingFhir(PainDrawing drawing, Chart chart) {
    this.drawing = drawing;
    this.chart = chart;
  }

  /**
   * Renders the newest edition and what earlier ones said besides.
   *
   * @param editions newest first, at least one
   */
  static Rendering of(List<PainDrawing> editions, Chart chart) {
    Map<String, Resource> all = new LinkedHashMap<>();
    PainDrawingFhir newest = new PainDrawingFhir(editions.getFirst(), chart);
    DocumentReference document = newest.document();
    all.put(document.getId(), document);
    newest.observations().forEach(o -> all.put(o.getId(), o));
    for (PainDrawing earlier : editions.subList(1, editions.size())) {
      for (Observation observation : new PainDrawingFhir(earlier, chart).observations()) {
        if (!all.containsKey(observation.getId())) {
          observation.setStatus(ObservationStatus.ENTEREDINERROR);
          all.put(observation.getId(), observation);
        }
      }
    }
    return Rendering.of(List.copyOf(all.values()));
  }

  private DocumentReference document() {
    DocumentReference document = new DocumentReference();
    document.setId(drawing.id().toString());
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setType(coded("care", "pain-drawing", "Drawing of where it hurts"));
    document.setSubject(new Reference("Patient/" + drawing.patientId()));
    document.setDate(Date.from(drawing.startedAt()));
    document.getDateElement().setTimeZoneZulu(true);
    document.addAuthor(author());
    document.setDescription(words());
    if (drawing.episodeId() != null) {
      document.getContext().addRelated(new Reference("Condition/" + drawing.episodeId()));
    }
    document
        .addContent()
        .setAttachment(
            attachment("application/json", "Drawing", DrawingWriter.write(drawing.drawing())));
    for (View view : List.of(View.FRONT, View.BACK)) {
      String picture = ChartPicture.drawing(chart, view, drawing.drawing());
      document
          .addContent()
          .setAttachment(attachment("image/svg+xml", view.inWords() + " view", picture));
    }
    return document;
  }

  /** What a patient sent stays theirs, whoever put it to a problem. */
  private Reference author() {
    return drawing.sent() == null
        ? new Reference().setDisplay(drawing.by())
        : new Reference("Patient/" + drawing.patientId())
            .setDisplay("The patient, by the clinic’s link");
  }

  private String words() {
    PainDrawing.ByLink sent = drawing.sent();
    String where =
        Coverage.proposed(chart, drawing.drawing()).stream()
            .map(covered -> covered.region().name())
            .collect(Collectors.joining(", "));
    String words =
        drawing.drawing().says().inWords()
            + (where.isEmpty() ? "" : ": " + where)
            + ". Drawn by "
            + drawing.hand().inWords()
            + (sent == null ? "" : ", sent with the " + sent.with().inWords());
    return drawing.sideWords().isEmpty() ? words + "." : words + ". " + drawing.sideWords();
  }

  private static Attachment attachment(String type, String title, String text) {
    return new Attachment()
        .setContentType(type)
        .setTitle(title)
        .setData(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Observation> observations() {
    List<Observation> observations =
        new java.util.ArrayList<>(
            Coverage.proposed(chart, drawing.drawing()).stream().map(this::region).toList());
    Measures.of(chart, drawing.drawing()).map(this::extent).ifPresent(observations::add);
    return observations;
  }

  private Observation region(Coverage covered) {
    String id = covered.region().id();
    Observation observation =
        observation(
            "region " + id, coded("care", "pain-drawn-region", "Share of a region drawn as pain"));
    CodeableConcept site =
        new CodeableConcept(new Coding(Names.codeSystem("region"), id, covered.region().name()));
    String side = covered.region().side().inWords();
    site.addExtension(Names.extension("body-side"), coded("side", side, side));
    observation.setBodySite(site);
    observation.setValue(percent(100 * covered.share()));
    for (Quality quality : covered.qualities()) {
      observation
          .addComponent()
          .setCode(coded("care", "pain-quality", "How the pain feels"))
          .setValue(coded("pain-quality", quality.code(), quality.inWords()));
    }
    if (covered.worst() != null) {
      observation
          .addComponent()
          .setCode(coded("care", "worst-here", "Worst pain at this region, 0 to 10"))
          .setValue(
              new Quantity()
                  .setValue(covered.worst().longValue())
                  .setUnit("points of 10")
                  .setSystem(Names.UCUM)
                  .setCode("{score}"));
    }
    return observation;
  }

  private Observation extent(Measures measures) {
    Observation observation =
        observation("extent", coded("care", "pain-extent", "Share of the body drawn as pain"));
    observation.setValue(percent(measures.extentPercent()));
    return observation;
  }

  private Observation observation(String part, CodeableConcept code) {
    Observation observation = new Observation();
    observation.setId(
        UUID.nameUUIDFromBytes((drawing.id() + " " + part).getBytes(StandardCharsets.UTF_8))
            .toString());
    observation.setStatus(ObservationStatus.FINAL);
    observation.setCode(code);
    observation.setSubject(new Reference("Patient/" + drawing.patientId()));
    observation.setEffective(
        new DateTimeType(Date.from(drawing.startedAt())).setTimeZoneZulu(true));
    observation.addPerformer(author());
    observation.addDerivedFrom(new Reference("DocumentReference/" + drawing.id()));
    return observation;
  }

  private static Quantity percent(double value) {
    return new Quantity()
        .setValue(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP))
        .setUnit("%")
        .setSystem(Names.UCUM)
        .setCode("%");
  }

  private static CodeableConcept coded(String system, String code, String display) {
    return new CodeableConcept(new Coding(Names.codeSystem(system), code, display));
  }
}
