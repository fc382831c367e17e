package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuestionGroupsTest {
  @Property
  void everyQuestionIsInExactlyOneGroupOfAtMostEight(
      @ForAll @Size(max = 90) List<@IntRange(min = 0, max = 12) Integer> topics) {
    List<String> questions =
        IntStream.range(0, topics.size()).mapToObj(i -> topics.get(i) + ":" + i).toList();
    List<QuestionGroup<String>> groups =
        QuestionGroups.pack(questions, question -> question.split(":")[0]);
    assertThat(groups.stream().flatMap(group -> group.questions().stream()))
        .containsExactlyInAnyOrderElementsOf(questions);
    assertThat(groups).hasSize((questions.size() + 7) / 8);
    assertThat(groups).allMatch(group -> group.questions().size() <= 8);
  }

  @Test
  void topicsStayTogetherAndNameTheirGroup() {
    List<QuestionGroup<String>> groups =
        QuestionGroups.pack(List.of("Blood 1", "Heart 1", "Blood 2"), q -> q.split(" ")[0]);
    assertThat(groups).singleElement().extracting(QuestionGroup::title).isEqualTo("Blood · Heart");
    assertThat(groups.getFirst().questions()).containsExactly("Blood 1", "Blood 2", "Heart 1");
  }
}
