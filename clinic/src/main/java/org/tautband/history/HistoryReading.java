package org.tautband.history;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From entries to lists and facts; pure. */
final class HistoryReading {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final FhirContext R4 = FhirContext.forR4Cached();
  private final FactFinder finder;
  private final LocalDate today;
  private final Map<String, JsonNode> referred = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Origin origin, JsonNode json, @Nullable Told told) {
    String type() {
      return origin.resourceType();
    }
  }

  HistoryReading(FactFinder finder, LocalDate today) {
    this.finder = finder;
    this.today = today;
  }

  void received(List<ReceivedTable.Received> received) {
    for (ReceivedTable.Received one : received) {
      JsonNode json = JSON.readTree(one.bytes());
      String type = one.key().type();
      if (type.equals("Medication") || type.equals("Device")) {
        one.key().addresses().forEach(address -> referred.put(address, json));
      }
      if (!type.equals("Medication")) {
        entries.add(
            new Entry(new Origin(one.id(), type, Origin.Way.FILE, one.fileName()), json, null));
      }
    }
  }

  void told(List<Told> told) {
    for (Told one : told) {
      JsonNode json =
          JSON.readTree(R4.newJsonParser().encodeResourceToString(ToldFhir.resource(one)));
      String type = json.path("resourceType").asString("");
      entries.add(
          new Entry(new Origin(one.id(), type, Origin.Way.TOLD, one.saying().toldBy()), json, one));
    }
  }

  PatientHistory read(Map<String, Integer> counts) {
    List<RecordFact> facts = new ArrayList<>();
    Map<String, List<HistoryItem>> lists = new HashMap<>();
    for (Entry entry : entries) {
      List<FactFinder.Hit> hits = finder.in(entry.json(), referred, today);
      hits.forEach(hit -> facts.add(fact(entry, hit)));
      lists.computeIfAbsent(list(entry.type()), _ -> new ArrayList<>()).add(item(entry, hits));
    }
    facts.sort(
        Comparator.comparing(RecordFact::on, Comparator.nullsLast(Comparator.reverseOrder())));
    lists.values().forEach(items -> items.sort(HistoryReading::byStandingAndDate));
    List<HistoryItem> medicines = lists.getOrDefault("medicines", List.of());
    return new PatientHistory(
        facts,
        medicines,
        lists.getOrDefault("allergies", List.of()),
        lists.getOrDefault("conditions", List.of()),
        medicines.stream().filter(m -> unknown(m)).toList(),
        part(counts, true),
        part(counts, false));
  }

  private static boolean unknown(HistoryItem medicine) {
    return medicine.kinds().isEmpty() && medicine.standing() != HistoryItem.Holds.NOT;
  }

  private static String list(String type) {
    if (KnownTypes.MEDICINES.contains(type)) {
      return "medicines";
    }
    return switch (type) {
      case "AllergyIntolerance" -> "allergies";
      case "Condition" -> "conditions";
      default -> "others";
    };
  }

  private HistoryItem item(Entry entry, List<FactFinder.Hit> hits) {
    boolean medicine = KnownTypes.MEDICINES.contains(entry.type());
    List<String> kinds =
        medicine
            ? finder.kindsOf(entry.json(), referred)
            : hits.stream().map(FactFinder.Hit::kind).toList();
    return new HistoryItem(
        entry.origin(),
        Stated.name(entry.json(), referred),
        Dates.assertedOn(entry.json()),
        switch (finder.standing(entry.json(), today)) {
          case CURRENT -> HistoryItem.Holds.NOW;
          case PAST -> HistoryItem.Holds.PAST;
          case NONE -> HistoryItem.Holds.NOT;
        },
        kinds,
        entry.told());
  }

  private RecordFact fact(Entry entry, FactFinder.Hit hit) {
    LocalDate on = Dates.assertedOn(entry.json());
    boolean lasts = hit.pastCounts() && on != null;
    return new RecordFact(
        hit.kind(),
        hit.questionIds(),
        Stated.name(entry.json(), referred),
        entry.origin(),
        on,
        !lasts && Dates.maybeOutdated(on, today),
        hit.unreviewed(),
        hit.rules(),
        hit.sourceKeys());
  }

  private static int byStandingAndDate(HistoryItem a, HistoryItem b) {
    return Comparator.comparing(HistoryItem::standing)
        .thenComparing(HistoryItem::on, Comparator.nullsLast(Comparator.reverseOrder()))
        .thenComparing(HistoryItem::name)
        .compare(a, b);
  }

  private static Map<String, Integer> part(Map<String, Integer> counts, boolean read) {
    Map<String, Integer> part = new TreeMap<>(counts);
    part.keySet().removeIf(type -> KnownTypes.isRead(type) != read);
    return part;
  }
}
