package org.tautband.bookings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.RedFlag;

/**
 * The signs that must not wait for an answer: red flags a patient can be asked, whose step is an
 * emergency or a doctor the same day. Each stands once, under the area where somebody would look;
 * what fits everywhere, or three areas and more, comes first.
 */
@Component
public class UrgentSigns {
  /** Where somebody looks for a sign. */
  public enum Area {
    ANYWHERE("Wherever it hurts", Set.of()),
    HEAD("Head and neck", Set.of("head-face", "jaw-teeth", "neck-upper", "neck")),
    CHEST("Chest, upper back and shoulders", Set.of("shoulder", "thorax-back", "thorax-front")),
    TRUNK(
        "Low back, belly and pelvis",
        Set.of("t12-l2-flank", "low-back", "abdomen", "pelvis-hip", "pelvic-floor")),
    LIMBS("Arms and legs", Set.of("arm", "forearm", "hand", "thigh", "leg", "foot")),
    CONDITION("With cancer, pregnancy, a blood thinner or an artificial joint", Set.of());

    private final String words;
    private final Set<String> bodyGroups;

    Area(String words, Set<String> bodyGroups) {
      this.words = words;
      this.bodyGroups = bodyGroups;
    }

    public String inWords() {
      return words;
    }
  }

  /** The signs of one step, in the order of the content. */
  public record Group(RedFlag.Step step, List<Sign> signs) {}

  /** What is asked under an area, the strictest step first. */
  public record Asked(Area area, List<Group> groups) {
    public Asked {
      groups = List.copyOf(groups);
    }

    public List<Sign> signs() {
      return groups.stream().flatMap(group -> group.signs().stream()).toList();
    }
  }

  private static final int AREAS_OF_EVERYWHERE = 3;
  private static final List<RedFlag.Step> STEPS =
      List.of(RedFlag.Step.EMERGENCY, RedFlag.Step.SAME_DAY);
  private static final List<RedFlag.Step> EVERY_STEP =
      List.of(
          RedFlag.Step.EMERGENCY,
          RedFlag.Step.SAME_DAY,
          RedFlag.Step.SOON,
          RedFlag.Step.ASK_DOCTOR);
  private final List<Asked> areas;
  private final List<Asked> every;

  UrgentSigns(Content content) {
    areas = ask(content, STEPS);
    every = ask(content, EVERY_STEP);
  }

  private static List<Asked> ask(Content content, List<RedFlag.Step> steps) {
    Map<Area, List<Sign>> byArea = new EnumMap<>(Area.class);
    for (var flag : content.redFlags()) {
      if (flag.askedOf() == AskedOf.PATIENT && steps.contains(flag.step())) {
        byArea
            .computeIfAbsent(area(flag), area -> new ArrayList<>())
            .add(new Sign(flag.id(), flag.ask(), flag.step()));
      }
    }
    return byArea.entrySet().stream()
        .map(entry -> new Asked(entry.getKey(), groups(entry.getValue(), steps)))
        .toList();
  }

  private static List<Group> groups(List<Sign> signs, List<RedFlag.Step> steps) {
    return steps.stream()
        .map(step -> new Group(step, signs.stream().filter(s -> s.step() == step).toList()))
        .filter(group -> !group.signs().isEmpty())
        .toList();
  }

  /** What to ask, area by area. */
  public List<Asked> areas() {
    return areas;
  }

  /** As {@link #areas}, with the signs that a doctor should see soon or hear about. */
  public List<Asked> everySign() {
    return every;
  }

  /** Those of the ticked ids that are asked; an id that is not is no sign. */
  public List<Sign> ticked(Set<String> redFlagIds) {
    return areas.stream()
        .flatMap(area -> area.signs().stream())
        .filter(sign -> redFlagIds.contains(sign.redFlagId()))
        .toList();
  }

  private static Area area(RedFlag flag) {
    return switch (flag.when()) {
      case ALWAYS -> Area.ANYWHERE;
      case CONDITION -> Area.CONDITION;
      case BODY_GROUPS -> {
        var areas =
            List.of(Area.HEAD, Area.CHEST, Area.TRUNK, Area.LIMBS).stream()
                .filter(area -> flag.bodyGroups().stream().anyMatch(area.bodyGroups::contains))
                .collect(Collectors.toList());
        yield areas.isEmpty() || areas.size() >= AREAS_OF_EVERYWHERE
            ? Area.ANYWHERE
            : areas.getFirst();
      }
    };
  }
}
