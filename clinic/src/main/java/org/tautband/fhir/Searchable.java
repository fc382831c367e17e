package org.tautband.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The declared list {@code fhir/search.csv}: which types are served and where in the JSON their
 * search columns come from. The CapabilityStatement says exactly this.
 *
 * @param type FHIR type
 * @param patient element that refers to the patient
 * @param dates elements of which the first present one is the date
 * @param code element with the codes
 */
record Searchable(
    String type, Optional<String> patient, List<String> dates, Optional<String> code) {
  private static final Map<String, Searchable> BY_TYPE = load();

  /** What is declared for a type; nothing to find it by when the type is not served. */
  static Searchable of(String type) {
    return BY_TYPE.getOrDefault(
        type, new Searchable(type, Optional.empty(), List.of(), Optional.empty()));
  }

  static boolean serves(String type) {
    return BY_TYPE.containsKey(type);
  }

  static List<Searchable> all() {
    return List.copyOf(BY_TYPE.values());
  }

  /** Names of the parameters beyond those of every type. */
  List<String> parameters() {
    var names = new ArrayList<String>();
    patient.ifPresent(path -> names.add("patient"));
    if (!dates.isEmpty()) {
      names.add("date");
    }
    code.ifPresent(path -> names.add("code"));
    return names;
  }

  private static Map<String, Searchable> load() {
    try (var in = Searchable.class.getResourceAsStream("/fhir/search.csv")) {
      if (in == null) {
        throw new IllegalStateException("fhir/search.csv is missing from the application");
      }
      var all = new TreeMap<String, Searchable>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Searchable::row)
          .forEach(s -> all.put(s.type(), s));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Searchable row(String line) {
    var cells = line.split(",", -1);
    return new Searchable(
        cells[0],
        given(cells[1]),
        given(cells[2]).map(d -> Arrays.asList(d.split("\\|"))).orElse(List.of()),
        given(cells[3]));
  }

  private static Optional<String> given(String cell) {
    return cell.isBlank() ? Optional.empty() : Optional.of(cell);
  }
}
