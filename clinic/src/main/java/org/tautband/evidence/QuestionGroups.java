package org.tautband.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Packs questions so that sixty do not feel like sixty: as few groups as can be, evenly filled. */
public final class QuestionGroups {
  /** More than that on one page is no longer read. Ours. */
  public static final int AT_MOST = 8;

  private QuestionGroups() {}

  /**
   * Keeps topics together in the order they first appear, then cuts evenly.
   *
   * @param topic the words a question's group is titled with
   */
  public static <Q> List<QuestionGroup<Q>> pack(List<Q> questions, Function<Q, String> topic) {
    Map<String, List<Q>> byTopic = new LinkedHashMap<>();
    for (Q question : questions) {
      byTopic.computeIfAbsent(topic.apply(question), _ -> new ArrayList<>()).add(question);
    }
    List<Q> inOrder = byTopic.values().stream().flatMap(List::stream).toList();
    int groups = Math.ceilDiv(inOrder.size(), AT_MOST);
    List<QuestionGroup<Q>> packed = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      List<Q> part =
          inOrder.subList(i * inOrder.size() / groups, (i + 1) * inOrder.size() / groups);
      String title = String.join(" · ", part.stream().map(topic).distinct().toList());
      packed.add(new QuestionGroup<>(i + 1, title, part));
    }
    return packed;
  }
}
