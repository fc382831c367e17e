package org.tautband.fhir.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.tautband.fhir.Capability;
import org.tautband.fhir.VersionQuery;

/**
 * Reads the parameters of a search; what is not declared or not well formed is refused in words.
 */
final class SearchForm {
  static final int MOST = 200;
  static final int USUAL = 50;
  private static final int MOST_ALTERNATIVES = 100;
  private static final Set<String> OF_EVERY_TYPE =
      Set.of("_id", "_lastUpdated", "_count", "_format", "_after");

  private final String type;
  private final boolean lenient;
  private final List<String> ignored = new ArrayList<>();
  private final Map<String, List<String>> used = new LinkedHashMap<>();

  private SearchForm(String type, boolean lenient) {
    this.type = type;
    this.lenient = lenient;
  }

  /** What became of the parameters. */
  sealed interface Asked {
    /**
     * They make a query.
     *
     * @param used parameters as they count, for the links
     * @param counted whether only the number was asked for ({@code _count=0})
     */
    record Query(
        VersionQuery query, Map<String, List<String>> used, List<String> ignored, boolean counted)
        implements Asked {}

    /** They do not; {@code words} say which and why. */
    record Refused(String words) implements Asked {}
  }

  /** A fault in one parameter, on its way out of {@link #read}. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    Fault(String message) {
      super(message, null, false, false);
    }
  }

  static Asked read(String type, Map<String, String[]> parameters, boolean lenient) {
    try {
      return new SearchForm(type, lenient).query(parameters);
    } catch (Fault fault) {
      return new Asked.Refused(String.valueOf(fault.getMessage()));
    }
  }

  private Asked query(Map<String, String[]> parameters) {
    parameters.forEach(this::take);
    var count = count();
    var query =
        new VersionQuery(
            type,
            oneOf("_id", SearchForm::id),
            patients(),
            allOf("date", SearchForm::time),
            allOf("code", SearchForm::code),
            allOf("_lastUpdated", SearchForm::time),
            after(),
            count == 0 ? 1 : count);
    return new Asked.Query(query, used, ignored, count == 0);
  }

  private void take(String name, String[] values) {
    for (var value : values) {
      if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7F) || hasLoneSurrogate(value)) {
        throw new Fault("A parameter holds characters that are not allowed.");
      }
    }
    if (OF_EVERY_TYPE.contains(name) || Capability.parameters(type).contains(name)) {
      used.put(name, Arrays.asList(values));
    } else if (lenient) {
      ignored.add(shown(name));
    } else {
      throw new Fault(
          "The parameter "
              + shown(name)
              + " is not supported for "
              + type
              + ". Supported: "
              + String.join(", ", supported())
              + ".");
    }
  }

  private Set<String> supported() {
    var names = new TreeSet<>(OF_EVERY_TYPE);
    names.remove("_after");
    names.addAll(Capability.parameters(type));
    return names;
  }

  private static boolean hasLoneSurrogate(String text) {
    return !java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String shown(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
    return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
  }

  private int count() {
    var given = single("_count");
    if (given.isEmpty()) {
      return USUAL;
    }
    if (!given.get().matches("[0-9]{1,9}")) {
      throw new Fault("_count must be a whole number.");
    }
    return Math.min(MOST, Integer.parseInt(given.get()));
  }

  private String after() {
    return single("_after").map(SearchForm::id).orElse("");
  }

  private Optional<String> single(String name) {
    var values = used.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new Fault(name + " may be given once.");
    }
    return values.stream().findFirst();
  }

  /** Parameters that must all hold, each a list of alternatives. */
  private <T> List<List<T>> allOf(String name, java.util.function.Function<String, T> reader) {
    var all = new ArrayList<List<T>>();
    for (var value : used.getOrDefault(name, List.of())) {
      all.add(alternatives(name, value).stream().map(reader).toList());
    }
    return all;
  }

  private static List<String> alternatives(String name, String value) {
    var parts = Arrays.asList(value.split(",", -1));
    if (parts.size() > MOST_ALTERNATIVES) {
      throw new Fault(name + " has more than " + MOST_ALTERNATIVES + " alternatives.");
    }
    return parts;
  }

  private <T> List<T> oneOf(String name, java.util.function.Function<String, T> reader) {
    return single(name)
        .map(v -> alternatives(name, v).stream().map(reader).toList())
        .orElse(List.of());
  }

  private static String id(String text) {
    if (!text.matches("[A-Za-z0-9.-]{1,64}")) {
      throw new Fault("An id has 1 to 64 letters, digits, dots and hyphens.");
    }
    return text;
  }

  private List<UUID> patients() {
    var asked = oneOf("patient", t -> id(t.startsWith("Patient/") ? t.substring(8) : t));
    // An id that is no UUID is nobody's here: it finds nothing, and that is no fault.
    return asked.stream().map(SearchForm::patient).toList();
  }

  private static UUID patient(String id) {
    try {
      return id.length() == 36 ? UUID.fromString(id) : new UUID(0, 0);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  private static VersionQuery.TimeTest time(String text) {
    return VersionQuery.timeTest(text)
        .orElseThrow(
            () ->
                new Fault(
                    "A date looks like 2026, 2026-11, 2026-11-25 or 2026-11-25T10:00:00Z, with eq,"
                        + " ne, lt, gt, ge, le, sa or eb before it."));
  }

  private static VersionQuery.CodeTest code(String text) {
    int bar = text.indexOf('|');
    var code = bar < 0 ? text : text.substring(bar + 1);
    if (text.length() > 500 || text.equals("|") || text.isEmpty() || code.contains("|")) {
      throw new Fault("A code looks like code, system|code, system| or |code.");
    }
    return new VersionQuery.CodeTest(
        bar < 0 ? Optional.empty() : Optional.of(text.substring(0, bar)),
        code.isEmpty() ? Optional.empty() : Optional.of(code));
  }
}
