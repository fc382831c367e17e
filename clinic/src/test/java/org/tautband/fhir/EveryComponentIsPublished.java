package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Varies every component of a sample record, nested records and lists included, and requires that
 * its FHIR changes, unless the component is listed as deliberately unpublished.
 *
 * <pre>{@code
 * EveryComponentIsPublished.of(sampleWithNothingEmpty, SessionFhir::of)
 *     .except("version", "insertions.chartVersion")
 *     .holds();
 * }</pre>
 *
 * Give a sample in which nothing is null or empty: an empty list has no element to vary, and the
 * test says so. A component whose variation the record's constructor refuses is tried with other
 * values, then reported.
 */
public final class EveryComponentIsPublished<T extends Record> {
  private final T sample;
  private final Function<T, Rendering> fhir;
  private final Set<String> unpublished = new TreeSet<>();

  private EveryComponentIsPublished(T sample, Function<T, Rendering> fhir) {
    this.sample = sample;
    this.fhir = fhir;
  }

  /** A sample and the function that publishes it. */
  public static <T extends Record> EveryComponentIsPublished<T> of(
      T sample, Function<T, Rendering> fhir) {
    return new EveryComponentIsPublished<>(sample, fhir);
  }

  /** Paths that are deliberately not published, for example {@code "identity.names.use"}. */
  public EveryComponentIsPublished<T> except(String... paths) {
    unpublished.addAll(Arrays.asList(paths));
    return this;
  }

  /** Fails with the list of components whose change FHIR does not show. */
  public void holds() {
    var silent = new TreeSet<String>();
    var seen = new TreeSet<String>();
    var before = Golden.text(fhir.apply(sample));
    for (var variation : variations(sample, "")) {
      if (isUnpublished(variation.path())) {
        seen.add(variation.path());
        continue;
      }
      if (variation.values().isEmpty()) {
        silent.add(variation.path() + " (could not be varied: give the sample a value there)");
        continue;
      }
      boolean shows =
          variation.values().stream()
              .anyMatch(v -> !Golden.text(fhir.apply(cast(v))).equals(before));
      if (!shows) {
        silent.add(variation.path());
      }
    }
    assertThat(silent).as("components of %s that FHIR does not show", type()).isEmpty();
    var stale =
        unpublished.stream()
            .filter(u -> seen.stream().noneMatch(s -> s.equals(u) || s.startsWith(u + ".")))
            .toList();
    assertThat(stale).as("exceptions that name no component of %s", type()).isEmpty();
  }

  private String type() {
    return sample.getClass().getSimpleName();
  }

  private boolean isUnpublished(String path) {
    return unpublished.stream().anyMatch(u -> path.equals(u) || path.startsWith(u + "."));
  }

  @SuppressWarnings("unchecked")
  private T cast(Object value) {
    return (T) value;
  }

  /** Copies of a whole value in which only what lies at {@code path} differs. */
  private record Variation(String path, List<Object> values) {}

  private static List<Variation> variations(Record value, String prefix) {
    var all = new ArrayList<Variation>();
    var components = value.getClass().getRecordComponents();
    for (var component : components) {
      var path = prefix + component.getName();
      var old = read(value, component);
      for (var inner : variationsOf(old, component.getType(), path)) {
        var copies = new ArrayList<Object>();
        for (var changed : inner.values()) {
          with(value, component, changed).ifPresent(copies::add);
        }
        all.add(new Variation(inner.path(), copies));
      }
    }
    return all;
  }

  private static List<Variation> variationsOf(Object old, Class<?> type, String path) {
    return switch (old) {
      case null -> List.of(new Variation(path, List.of()));
      case Record r when r.getClass().getRecordComponents().length > 0 -> variations(r, path + ".");
      case Optional<?> o when o.isPresent() ->
          variationsOf(o.get(), o.get().getClass(), path).stream()
              .map(v -> mapped(v, Optional::of))
              .toList();
      case List<?> l when !l.isEmpty() -> ofElements(l, path);
      case Set<?> s when !s.isEmpty() ->
          ofElements(List.copyOf(s), path).stream()
              .map(v -> mapped(v, x -> new LinkedHashSet<>((List<?>) x)))
              .toList();
      default -> List.of(new Variation(path, others(old)));
    };
  }

  private static Variation mapped(Variation v, Function<Object, Object> change) {
    return new Variation(v.path(), v.values().stream().map(change).toList());
  }

  /** The first element is varied in each of its parts; the others follow the same code. */
  private static List<Variation> ofElements(List<?> list, String path) {
    var first = list.getFirst();
    return variationsOf(first, first.getClass(), path).stream()
        .map(
            v ->
                mapped(
                    v,
                    changed -> {
                      var copy = new ArrayList<Object>(list);
                      copy.set(0, changed);
                      return copy;
                    }))
        .toList();
  }

  /** Other values of the same type. */
  private static List<Object> others(Object old) {
    return switch (old) {
      case String s -> List.of(s + "x", "x" + s, s.isEmpty() ? "x" : s.substring(1) + s.charAt(0));
      case Boolean b -> List.of(!b);
      case Integer i -> List.of(i + 1, i - 1, i + 5);
      case Long l -> List.of(l + 1, l - 1);
      case Double d -> List.of(d + 1, d - 1, d / 2);
      case BigDecimal d -> List.of(d.add(BigDecimal.ONE), d.subtract(BigDecimal.ONE));
      case UUID u -> List.of(new UUID(u.getMostSignificantBits(), u.getLeastSignificantBits() ^ 1));
      case Instant i -> List.of(i.plusSeconds(60), i.minusSeconds(60));
      case LocalDate d -> List.of(d.plusDays(1), d.minusDays(1));
      case java.time.LocalTime t -> List.of(t.plusMinutes(1), t.minusMinutes(1));
      case LocalDateTime d -> List.of(d.plusDays(1), d.minusDays(1));
      case Enum<?> e ->
          Arrays.stream(e.getDeclaringClass().getEnumConstants())
              .filter(c -> c != e)
              .map(Object.class::cast)
              .toList();
      case Record r -> List.of();
      case Map<?, ?> m -> mapOthers(m);
      default -> List.of();
    };
  }

  private static List<Object> mapOthers(Map<?, ?> map) {
    if (map.isEmpty()) {
      return List.of();
    }
    var key = map.keySet().iterator().next();
    var copies = new ArrayList<Object>();
    for (var other : others(map.get(key))) {
      var copy = new java.util.LinkedHashMap<Object, Object>(map);
      copy.put(key, other);
      copies.add(copy);
    }
    return copies;
  }

  private static Object read(Record value, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy with one component changed; empty when the constructor refuses it. */
  private static Optional<Object> with(Record value, RecordComponent changed, Object to) {
    var components = value.getClass().getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var arguments =
        Arrays.stream(components)
            .map(c -> c.getName().equals(changed.getName()) ? to : read(value, c))
            .toArray();
    try {
      var constructor = value.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
