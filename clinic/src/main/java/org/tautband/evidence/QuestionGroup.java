package org.tautband.evidence;

import java.util.List;

/**
 * Questions shown together with one "none of these".
 *
 * @param number from 1
 * @param title the topics in it, in words
 * @param questions 1 to {@value QuestionGroups#AT_MOST}
 */
public record QuestionGroup<Q>(int number, String title, List<Q> questions) {
  public QuestionGroup {
    questions = List.copyOf(questions);
    if (questions.isEmpty() || questions.size() > QuestionGroups.AT_MOST) {
      throw new IllegalArgumentException("a group holds 1 to " + QuestionGroups.AT_MOST);
    }
  }
}
