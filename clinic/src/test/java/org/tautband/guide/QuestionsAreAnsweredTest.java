package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Visitor;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;

/** What people are told or ask, row by row, against the running site. */
class QuestionsAreAnsweredTest extends ClinicTest {
  @Autowired private Shelf shelf;
  @Autowired private Content content;

  @Test
  void everyQuestionHasItsPageAndThePageNamesItsRows() {
    List<Row> questions = content.rows("guide/questions.csv");
    assertThat(questions).hasSize(49);
    Visitor visitor = new Visitor(base());
    for (Row question : questions) {
      for (String page : question.list("page")) {
        String path = "/" + page.replaceFirst("^/", "");
        var answer = visitor.get(path);
        assertThat(answer.status()).as(question.text("row") + " " + path).isEqualTo(200);
        if (question.text("gap").equals("yes")) {
          assertThat(Jsoup.parse(answer.body()).text())
              .as(question.text("row") + " " + path)
              .contains("We found no review that answers this");
        }
      }
      List<String> bound =
          Stream.concat(question.list("page").stream(), question.list("also").stream())
              .flatMap(page -> shelf.page("/" + page.replaceFirst("^/", "")).stream())
              .flatMap(page -> page.rowIds().stream())
              .toList();
      assertThat(bound)
          .as("rows of question " + question.text("row") + " on " + question.text("page"))
          .containsAll(question.list("claim_ids"));
    }
  }
}
