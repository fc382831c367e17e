package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;

/** Each rule refuses the sentence that breaks it and lets its neighbour through. */
class ArticleCheckTest {
  private static final Content CONTENT = Content.load();
  private static final Findings FINDINGS = new Findings(CONTENT);
  private static final Readability READABILITY = Shelf.readability(CONTENT);

  private static final String FRONT =
      """
      ---
      title: Does it hurt?
      slug: does-it-hurt
      kind: question
      summary: A short answer.
      tags: [pain]
      author: Tautband project
      review-by: 2027-11-24
      ---
      """;

  private static List<String> problems(String body) {
    Article article = ArticleFile.read("test.md", FRONT + body);
    return ArticleCheck.problems(article, FINDINGS, READABILITY).stream()
        .map(ArticleProblem::reason)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It helps with pain. | names no row
          [It may help.](claim:EF999) | There is no row EF999
          [It may help.](claim:AE001) | AE001 is no claim
          [In trials it helped for 2 weeks.](claim:EF062) ![](conflict:K16) ![](array:AE001) | typed by hand
          [It eases pain.](claim:EF020) [Some effects.](rate:AE001) | has to say “probably”
          [It probably eases pain.](claim:EF021) [Some effects.](rate:AE001) | has to say “may”
          [It may ease pain.](claim:EF024) [Some effects.](rate:AE001) | has to say “we are very unsure”
          [It eases pain.](claim:EF006) [Some effects.](rate:AE001) | has to say who looked
          [In these trials it eased pain.](claim:EF006) | tells a benefit and no harm
          [In a review it helped.](claim:EF062) [Some effects.](rate:AE001) | (K16)
          [Nothing was found.](claim:EF043) | EF043 is a gap
          [We found no review that answers this.](gap:EF006) | EF006 is no gap
          [This is how we work.](own:fact) | own:process
          This is safe. | “safe” is never said
          [Effects happen in 1 in ten.](rate:AE001) | typed by hand
          ![](value:EF008) | EF008 has no figure for patients
          ![](array:AE022) | is never a picture
          ![](array:AE055) | too few to draw
          ![](array:AE001+AE025) | One picture counts one thing
          ![](array:AE999) | There is no rate AE999
          ![a cat](cat.png) | Pictures are drawn from rows
          <b>bold</b> | HTML is shown as text
          """)
  void aBrokenRuleIsNamed(String body, String reason) {
    assertThat(problems(body.replace(" ![](", "\n\n![](").strip() + "\n"))
        .as(body)
        .anyMatch(problem -> problem.contains(reason));
  }

  @Test
  void aCarefulArticleHasNothingAgainstIt() {
    assertThat(
            problems(
                """
                [In these trials it eased neck pain by ![](value:EF006).](claim:EF006)

                ## What can go wrong?

                [Mild effects were counted.](rate:AE001,AE017)

                ![](array:AE001+AE017)

                [You can say stop.](own:process)
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sham needling, pretend needling",
    "sham/none, pretend needling/none",
    "420 US PTs, 420 US physiotherapists",
    "pain VAS 0-100, pain pain 0 to 100",
    "rapt adept, rapt adept"
  })
  void wordsOfTheRowsAreReplacedWholeAndInOneOrder(String cell, String plain) {
    assertThat(Panels.inPlainWords(cell)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: news | The kind is
          review-by: 31.2.2027 | is no date
          slug: Not A Slug | The slug has
          featured: 9 | featured is 1, 2 or 3
          colour: red | has no “colour”
          tags: pain | is a list
          """)
  void brokenFrontMatterIsRefused(String line, String reason) {
    String key = line.substring(0, line.indexOf(':'));
    String front = FRONT.replaceFirst("(?m)^" + key + ":.*\n", "");
    String text = front.replaceFirst("---\n", "---\n" + line + "\n");
    assertThatThrownBy(() -> ArticleFile.read("test.md", text))
        .isInstanceOf(ArticleRefused.class)
        .hasMessageContaining(reason);
  }

  @Test
  void hostileFrontMatterIsRefused() {
    for (String front :
        List.of(
            "",
            "no front matter",
            "---\n- a\n- b\n---\ntext",
            "---\ntitle: a\ntitle: b\n---\ntext",
            "---\ntitle: !!javax.script.ScriptEngineManager [x]\n---\ntext",
            "---\na: &a [x,x]\nb: [*a,*a]\n---\ntext",
            "x".repeat(ArticleFile.MOST_CHARS + 1))) {
      assertThatThrownBy(() -> ArticleFile.read("test.md", front))
          .isInstanceOf(ArticleRefused.class);
    }
  }

  @Test
  void figuresAndSourcesOfAPageComeFromItsRows() {
    Article article =
        ArticleFile.read(
            "test.md",
            FRONT
                + """
                [In these trials it eased neck pain by ![](value:EF006).](claim:EF006)

                ![](bar:EF006)

                ![](array:AE001+AE017)

                ![](conflict:K16)

                ![](factbox:neck-pain)

                <script>alert(1)</script>

                [x](javascript:alert(1))
                """);
    Page page = ArticleHtml.page(article, FINDINGS, READABILITY, java.time.LocalDate.EPOCH);
    assertThat(page.html())
        .contains("0.5 points (0.1 to 1.0) on a scale of 0 to 10")
        .contains("19 to 37 in 100 treatments")
        .contains("Lower by 0.5 points (0.1 to 1.0)")
        .contains("Sources disagree.", "role=\"img\"")
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "javascript:", "EF0", "K18", "scribd");
    assertThat(page.sources()).isNotEmpty();
    assertThat(page.rowIds()).contains("EF006", "AE001", "AE017");
  }
}
