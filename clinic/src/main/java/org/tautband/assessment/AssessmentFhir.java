package org.tautband.assessment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.atlas.Region;
import org.tautband.evidence.Side;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * An assessment as FHIR: one Observation that holds the story and names its members: pain, regions,
 * findings per muscle and side, ranges of motion. What an earlier edition held and this one no
 * longer does is published as entered in error.
 */
final class AssessmentFhir {
  private final Assessment assessment;
  private final Atlas atlas;
  private final List<Observation> members = new ArrayList<>();

  private AssessmentFhir(Assessment assessment, Atlas atlas) {
    this.assessment = assessment;
    this.atlas = atlas;
  }

  /**
   * @param editions newest first, at least one
   */
  static Rendering of(List<Assessment> editions, Atlas atlas) {
    Map<String, Resource> all = new LinkedHashMap<>();
    of(editions.getFirst(), atlas).resources().forEach(r -> all.put(r.getId(), r));
    for (Assessment earlier : editions.subList(1, editions.size())) {
      for (Resource resource : of(earlier, atlas).resources()) {
        if (!all.containsKey(resource.getId())) {
          ((Observation) resource).setStatus(ObservationStatus.ENTEREDINERROR);
          all.put(resource.getId(), resource);
        }
      }
    }
    return Rendering.of(List.copyOf(all.values()));
  }

  static Rendering of(Assessment assessment, Atlas atlas) {
    AssessmentFhir fhir = new AssessmentFhir(assessment, atlas);
    Assessment.Findings findings = assessment.findings();
    fhir.pain(findings.pain());
    findings.regions().forEach(fhir::region);
    findings.muscles().forEach(fhir::muscle);
    findings.ranges().forEach(fhir::range);
    if (assessment.ranking() != null) {
      fhir.members.add(fhir.ranking(assessment.ranking()));
    }
    List<Resource> resources = new ArrayList<>();
    resources.add(fhir.whole());
    resources.addAll(fhir.members);
    return Rendering.of(resources);
  }

  private Observation whole() {
    Observation whole =
        observation(assessment.id().toString(), coded("care", "assessment", "Assessment"));
    Assessment.Findings findings = assessment.findings();
    if (!findings.history().isEmpty()) {
      whole.setValue(new StringType(findings.history()));
    }
    if (!findings.neurological().isEmpty()) {
      whole
          .addComponent()
          .setCode(coded("care", "neurological", "Strength, feeling, reflexes and tests"))
          .setValue(new StringType(findings.neurological()));
    }
    members.forEach(member -> whole.addHasMember(new Reference("Observation/" + member.getId())));
    whole.addFocus(new Reference("Condition/" + assessment.episodeId()));
    return whole;
  }

  private void pain(Pain pain) {
    pain(
        "pain-now",
        new CodeableConcept(
            new Coding(
                Names.LOINC,
                "72514-3",
                "Pain severity - 0-10 verbal numeric rating [Score] - Reported")),
        pain.now());
    pain(
        "pain-worst",
        coded("care", "pain-worst-7-days", "Worst pain in the last 7 days, 0 to 10"),
        pain.worst());
    pain(
        "pain-average",
        coded("care", "pain-average-7-days", "Average pain in the last 7 days, 0 to 10"),
        pain.average());
  }

  private void pain(String key, CodeableConcept code, @Nullable Integer value) {
    if (value != null) {
      Observation observation = observation(idOf(key), code);
      observation.setValue(score(value));
      members.add(observation);
    }
  }

  private void region(PainRegion region) {
    String id =
        region.side() == Side.MIDLINE
            ? region.baseRegionId()
            : region.baseRegionId() + "." + region.side().code();
    Observation observation =
        observation(idOf("region " + id), coded("care", "pain-region", "Where it hurts"));
    observation.setBodySite(
        sided(
            new CodeableConcept(new Coding(Names.codeSystem("region"), id, null)), region.side()));
    for (PainQuality quality : region.qualities()) {
      observation
          .addComponent()
          .setCode(coded("care", "pain-quality", "How the pain feels"))
          .setValue(coded("pain-quality", quality.code(), quality.inWords()));
    }
    if (region.worst() != null) {
      observation
          .addComponent()
          .setCode(coded("care", "worst-here", "Worst pain at this region, 0 to 10"))
          .setValue(score(region.worst()));
    }
    members.add(observation);
  }

  private void muscle(Finding finding) {
    Observation observation =
        observation(
            idOf("muscle " + finding.muscleId() + " " + finding.side()),
            coded("care", "trigger-point-finding", "Findings in one muscle on one side"));
    Optional<Muscle> muscle = atlas.find(finding.muscleId());
    CodeableConcept site =
        new CodeableConcept().setText(muscle.map(Muscle::name).orElse(finding.muscleId()));
    muscle
        .filter(known -> !known.fmaId().isEmpty())
        .ifPresent(
            known ->
                site.addCoding(
                    new Coding(Names.FMA, known.fmaId().replace("FMA:", ""), known.english())));
    observation.setBodySite(sided(site, finding.side()));
    sign(observation, "taut-band", "Taut band", finding.tautBand());
    if (finding.tenderness() != null) {
      observation
          .addComponent()
          .setCode(coded("care", "tenderness", "Tenderness, 0 to 4"))
          .setValue(new IntegerType(finding.tenderness()));
    }
    sign(
        observation,
        "familiar-pain",
        "Pressing brings back the familiar pain",
        finding.familiarPain());
    sign(observation, "referred-pain", "Pain felt somewhere else", finding.referredPain());
    if (!finding.felt().isEmpty()) {
      observation
          .addComponent()
          .setCode(coded("care", "referred-to", "Regions where pressing was felt somewhere else"))
          .setValue(
              new StringType(
                  finding.felt().stream()
                      .map(id -> atlas.region(id).map(Region::name).orElse(id))
                      .collect(Collectors.joining("; "))));
    }
    shown(observation, finding.onChart());
    sign(observation, "twitch-on-palpation", "Local twitch on palpation", finding.twitch());
    if (!finding.note().isEmpty()) {
      observation.addNote().setText(finding.note());
    }
    members.add(observation);
  }

  private static void shown(Observation observation, OnChart onChart) {
    OnChart.Pressed pressed = onChart.pressed();
    if (pressed != null) {
      OnChart.Point point = pressed.point();
      String where =
          point == null
              ? "point not shown"
              : point.view() + ", x " + point.xMm() + " mm, y " + point.yMm() + " mm";
      observation
          .addComponent()
          .setCode(coded("care", "pressed-at", "Where in the muscle was pressed"))
          .setValue(
              new CodeableConcept(new Coding(Names.codeSystem("region"), pressed.regionId(), null))
                  .setText(pressed.chart() + ", " + where));
    }
    if (!onChart.feltDrawing().isEmpty()) {
      observation
          .addComponent()
          .setCode(coded("care", "referred-drawing", "Drawing of where pressing was felt (JSON)"))
          .setValue(new StringType(onChart.feltDrawing()));
    }
  }

  private static void sign(Observation observation, String code, String words, Finding.Sign sign) {
    observation
        .addComponent()
        .setCode(coded("care", code, words))
        .setValue(
            coded(
                "sign",
                sign.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                sign.inWords()));
  }

  private void range(RangeOfMotion range) {
    Observation observation =
        observation(
            idOf("range " + range.movement() + " " + range.active()),
            coded("movement", range.movement().code(), range.movement().inWords()));
    observation.addCategory(coded("care", "range-of-motion", "Range of motion"));
    observation.setMethod(
        range.active()
            ? coded("care", "active", "Moved by the patient")
            : coded("care", "passive", "Moved by the examiner"));
    degrees(observation, Side.RIGHT, range.rightDegrees());
    degrees(observation, Side.LEFT, range.leftDegrees());
    degrees(observation, Side.MIDLINE, range.middleDegrees());
    members.add(observation);
  }

  private Observation ranking(RankingSeen ranking) {
    return RankingSeenFhir.fill(
        observation(
            idOf("ranking"),
            coded("care", "muscle-ranking", "Muscles a model proposed to examine; no finding")),
        ranking,
        assessment.by(),
        atlas);
  }

  private static void degrees(Observation observation, Side side, @Nullable Integer degrees) {
    if (degrees != null) {
      observation
          .addComponent()
          .setCode(coded("side", side.inWords(), side.inWords()))
          .setValue(
              new Quantity()
                  .setValue(degrees.longValue())
                  .setUnit("degrees")
                  .setSystem(Names.UCUM)
                  .setCode("deg"));
    }
  }

  private Observation observation(String id, CodeableConcept code) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.setStatus(ObservationStatus.FINAL);
    observation.setCode(code);
    observation.setSubject(new Reference("Patient/" + assessment.patientId()));
    observation.setEffective(
        new DateTimeType(Date.from(assessment.startedAt())).setTimeZoneZulu(true));
    observation.addPerformer(new Reference().setDisplay(assessment.by()));
    return observation;
  }

  /** The same part of the same assessment always has the same id. */
  private String idOf(String part) {
    return UUID.nameUUIDFromBytes((assessment.id() + " " + part).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static Quantity score(int value) {
    return new Quantity()
        .setValue(value)
        .setUnit("points of 10")
        .setSystem(Names.UCUM)
        .setCode("{score}");
  }

  private static CodeableConcept sided(CodeableConcept site, Side side) {
    site.addExtension(Names.extension("body-side"), coded("side", side.inWords(), side.inWords()));
    return site;
  }

  static CodeableConcept coded(String system, String code, String display) {
    return new CodeableConcept(new Coding(Names.codeSystem(system), code, display));
  }
}
