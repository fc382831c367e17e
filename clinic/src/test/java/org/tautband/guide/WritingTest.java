package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Actor;
import org.tautband.access.Role;
import org.tautband.database.Ids;
import org.tautband.evidence.Edits;
import org.tautband.evidence.Reread;
import org.tautband.evidence.Rereads;
import org.tautband.evidence.RowHistory;
import org.tautband.evidence.RowKind;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.practitioners.Registration;

/** An article from its first draft until it is gone; what is not an article; who may do what. */
class WritingTest extends ClinicTest {
  private static final String PATH = "/guide/written-in-a-test";
  private static final String GOOD = text("written-in-a-test", "[You can say stop.](own:process)");

  @Autowired private Writing writing;
  @Autowired private Practitioners practitioners;
  @Autowired private Texts texts;
  @Autowired private Shelf shelf;
  @Autowired private Illustrations illustrations;
  @Autowired private Edits edits;
  @Autowired private RowHistory rows;
  @Autowired private Rereads rereads;

  private Actor author;
  private Actor second;

  private static String text(String slug, String body) {
    return """
        ---
        title: Written in a test
        slug: %s
        kind: question
        summary: "[You can say stop.](own:process)"
        tags: [neck]
        author: A. Test
        review-by: 2099-11-24
        ---

        %s
        """
        .formatted(slug, body);
  }

  @BeforeEach
  void twoRegisteredClinicians() {
    author = registered("Ada", clinic.clinician());
    second = registered("Bea", clinic.manager());
  }

  private Actor registered(String name, Actor account) {
    var who =
        new Practitioner(
            Ids.next(),
            name,
            "Test",
            Discipline.PHYSIOTHERAPIST,
            List.of(new Registration("Test register", "1", LocalDate.of(2099, 1, 1))),
            List.of(),
            true,
            1);
    clinic.asClinician(() -> practitioners.add(who));
    return new Actor(
        account.accountId(),
        account.login(),
        name + " Test",
        Set.of(Role.CLINICIAN),
        who.id(),
        account.clinicId());
  }

  /** These tables stand outside the groups: other tests must not find what this one wrote. */
  @AfterEach
  void putBack() {
    superUser.execute("delete from guide_article_step where path like '/guide/%-in-a-test%'");
    superUser.execute("delete from guide_article_version where path like '/guide/%-in-a-test%'");
    superUser.execute("delete from guide_image");
    texts.readAgain();
  }

  private Writing.Saved save(int head, String markdown, Actor actor) {
    var life = writing.find(PATH);
    Integer based = life.map(l -> l.toEdit().number()).orElse(null);
    var draft = new Writing.Draft(life.isPresent() ? PATH : null, head, based, markdown, "because");
    return clinic.asClinician(() -> writing.save(draft, actor));
  }

  private ArticleLife life() {
    return writing.find(PATH).orElseThrow();
  }

  private Writing.Wish wish(int number) {
    return new Writing.Wish(PATH, number, life().lastStep(), "because");
  }

  private void reviewAndPublish(int number) {
    assertThat(clinic.asClinician(() -> writing.review(wish(number), second)))
        .isInstanceOf(Writing.Taken.Done.class);
    assertThat(clinic.asClinician(() -> writing.publish(wish(number), author)))
        .isInstanceOf(Writing.Taken.Done.class);
  }

  private List<String> refused(Writing.Taken taken) {
    assertThat(taken).isInstanceOf(Writing.Taken.Refused.class);
    return ((Writing.Taken.Refused) taken).reasons();
  }

  @Test
  void publishingATextWrittenSinceARowChangedSettlesIt() {
    var onARow = text("written-in-a-test", "[Yes, it can hurt.](rate:AE005,AE020)");
    save(0, onARow, author);
    reviewAndPublish(1);
    editRow("looked at again");
    assertThat(due()).hasSize(1);
    save(1, onARow.replace("Yes, it", "It"), author);
    reviewAndPublish(2);
    assertThat(due()).isEmpty();
    editRow("");
    clinic.asClinician(
        () -> {
          for (Reread one : rereads.open()) {
            rereads.settle(one.by(), one.place(), "as it was", clinic.clinician());
          }
          return null;
        });
  }

  private List<Reread> due() {
    return writing.due(PATH);
  }

  private void editRow(String note) {
    var typed = new Edits.Typed(Map.of("note", note), null);
    assertThat(
            clinic.as(
                clinic.manager(),
                () ->
                    edits.keep(
                        RowKind.AE,
                        "AE005",
                        rows.newest("AE005"),
                        typed,
                        "a test",
                        clinic.manager())))
        .isInstanceOf(Edits.Outcome.Good.class);
  }

  @Test
  void anArticleGoesFromDraftToReviewedToPublishedToGone() {
    var visitor = new Visitor(base());
    assertThat(save(0, GOOD, author)).isInstanceOf(Writing.Saved.Done.class);
    assertThat(visitor.get(PATH).status()).isEqualTo(404);
    assertThat(refused(clinic.asClinician(() -> writing.publish(wish(1), author))))
        .anyMatch(r -> r.contains("Nobody has reviewed it"));
    assertThat(refused(clinic.asClinician(() -> writing.review(wish(1), author))))
        .anyMatch(r -> r.contains("A second person"));
    assertThat(refused(clinic.asClinician(() -> writing.review(wish(1), clinic.manager()))))
        .anyMatch(r -> r.contains("A clinician reviews it"));
    reviewAndPublish(1);
    assertThat(visitor.get(PATH).body())
        .contains("Reviewed by Bea Test, physiotherapist (Test register) on");

    String changed = GOOD.replace("say stop.](own:process)\n", "say no.](own:process)\n");
    assertThat(save(1, changed, author)).isInstanceOf(Writing.Saved.Done.class);
    assertThat(visitor.get(PATH).body()).contains("say stop").doesNotContain("say no.");
    assertThat(life().state(life().version(2).orElseThrow())).isEqualTo(ArticleLife.State.DRAFT);
    reviewAndPublish(2);
    assertThat(visitor.get(PATH).body()).contains("say no.");
    assertThat(life().versions().getFirst().markdown()).isEqualTo(GOOD);

    assertThat(refused(clinic.asClinician(() -> writing.retire(wish(2), PATH, author))))
        .contains("Choose the page that answers instead.");
    clinic.asClinician(() -> writing.retire(wish(2), "/guide/risks", author));
    var gone = visitor.get(PATH);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.body()).contains("href=\"/guide/risks\"");
    clinic.asClinician(() -> writing.publish(wish(1), author));
    assertThat(visitor.get(PATH).body()).contains("say stop");
  }

  @Test
  void theLaterOfTwoAuthorsIsRefusedWithBothTexts() {
    save(0, GOOD, author);
    String theirs = GOOD + "\n[Theirs.](own:process)\n";
    String yours = GOOD + "\n[Yours.](own:process)\n";
    assertThat(save(1, theirs, second)).isInstanceOf(Writing.Saved.Done.class);
    var stale = (Writing.Saved.Stale) save(1, yours, author);
    assertThat(stale.theirs().markdown()).isEqualTo(theirs);
    assertThat(stale.yours()).isEqualTo(yours);
    assertThat(life().versions()).hasSize(2);

    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var edit = "/articles/question/written-in-a-test/edit";
    var fields = Map.of("do", "save", "head", "1", "basedOn", "1", "e_text", yours);
    var answer = visitor.post(edit, edit, fields);
    assertThat(answer.status()).isEqualTo(409);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("#theirs").text()).contains("Theirs.");
    assertThat(page.select("#e_text").text()).contains("Yours.");
    assertThat(page.select("input[name=head]").attr("value")).isEqualTo("2");
    assertThat(
            visitor
                .post(
                    edit, edit, Map.of("do", "save", "head", "2", "basedOn", "2", "e_text", yours))
                .status())
        .isEqualTo(302);
    assertThat(life().version(3).orElseThrow().markdown().strip()).isEqualTo(yours.strip());
    // Who wrote any part of it is no second person.
    assertThat(life().authors(life().version(3).orElseThrow()))
        .contains(author.accountId(), second.accountId());
  }

  @Test
  void aStepOnAPageThatIsNoLongerTrueIsRefused() {
    save(0, GOOD, author);
    var before = wish(1);
    clinic.asClinician(() -> writing.review(before, second));
    assertThat(refused(clinic.asClinician(() -> writing.publish(before, author))))
        .anyMatch(r -> r.contains("meanwhile"));
  }

  @Test
  void anOpenThingLetsADraftBeKeptAndNotBePublished() {
    save(0, text("written-in-a-test", "Needling helps with pain and is safe."), author);
    clinic.asClinician(() -> writing.review(wish(1), second));
    assertThat(refused(clinic.asClinician(() -> writing.publish(wish(1), author))))
        .anyMatch(r -> r.contains("open"));
    assertThat(shelf.page(PATH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <script>alert(1)</script> | HTML is shown as text | 11
          [x](javascript:alert(1)) | leads nowhere | 11
          [Nothing.](claim:EF999) | There is no row EF999 | 11
          ![](image:0000000000000000000000000000000000000000000000000000000000000000) | no words for who does not see it | 11
          ![x](image:0000000000000000000000000000000000000000000000000000000000000000) | There is no such picture here | 11
          ![x](https://example.org/x.png) | Pictures are drawn | 11
          ![](factbox:nothing) | no finding for the condition | 11
          [here](/guide/nowhere) | leads nowhere | 11
          """)
  void hostileMarkdownIsNamedWithItsLineAndNothingOfItRuns(String body, String reason, int line) {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var answer =
        visitor.post(
            "/articles/new", "/articles/proof", Map.of("e_text", text("x-in-a-test", body)));
    assertThat(answer.status()).isEqualTo(200);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("script, a[href^=javascript], img[src^=http], iframe")).isEmpty();
    assertThat(page.select(".strip li").eachText())
        .anyMatch(t -> t.contains(reason) && t.contains("Line " + line));
  }

  private static String deep() {
    return "> ".repeat(3000) + "x";
  }

  @Test
  void whatIsNoArticleIsNotKeptAndShownAgain() {
    String tags = String.join(", ", java.util.Collections.nCopies(10_000, "pain"));
    var broken = new ArrayList<String>();
    broken.add("no front matter");
    broken.add(GOOD.replace("tags: [neck]", "tags: [" + tags + "]"));
    broken.add(GOOD.replace("title: W", "title: [W"));
    broken.add(GOOD.replace("tags: [neck]", "tags: &a [pain]\nbody: *a"));
    broken.add(GOOD + deep());
    broken.add(GOOD + "*a **b ".repeat(20_000));
    broken.add(GOOD + "\u202Eevil");
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    for (String text : broken) {
      var answer =
          visitor.post("/articles/new", "/articles/new", Map.of("do", "save", "e_text", text));
      var head = text.substring(0, Math.min(200, text.length()));
      if (text.contains("**b")) {
        assertThat(answer.status()).isIn(302, 422);
        continue;
      }
      assertThat(answer.status()).as(head).isEqualTo(422);
      var page = Jsoup.parse(answer.body());
      assertThat(page.select("#e_text-error").text()).as(head).contains("Not saved.");
      assertThat(page.select("#e_text").val()).contains(text.strip().substring(0, 10));
    }
    var tooLong =
        visitor.upload(
            "/articles/import",
            "/articles/import",
            "big.md",
            "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.body()).contains("An article has at most 200,000 characters");
    var typed =
        visitor.post(
            "/articles/new",
            "/articles/new",
            Map.of("do", "save", "e_text", "x".repeat(5_000_000)));
    assertThat(typed.status()).isIn(413, 400);
    assertThat(writing.all()).noneMatch(l -> l.path().contains("-in-a-test") && l.head() > 1);
  }

  @Test
  void everyShippedTextComesOutAndGoesInByteForByte() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(texts.shipped()).hasSizeGreaterThanOrEqualTo(40);
    int n = 0;
    for (var shipped : texts.shipped().entrySet()) {
      var life = writing.find(shipped.getKey()).orElseThrow();
      var kept = life.newestShipped().orElseThrow();
      assertThat(kept.markdown()).isEqualTo(shipped.getValue().markdown());
      String other =
          kept.markdown()
              .replaceFirst("(?m)^slug: .*$", "slug: n" + n++ + "-in-a-test")
              .replaceFirst("(?m)^kind: .*$", "kind: question");
      var answer =
          visitor.upload(
              "/articles/import",
              "/articles/import",
              "a.md",
              other.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).as(answer.body()).isEqualTo(302);
      var out =
          visitor.get(
              answer.location().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "")
                  + "/versions/1/markdown");
      assertThat(out.body()).isEqualTo(other);
    }
    var one = texts.shipped().keySet().iterator().next();
    var before = writing.find(one).orElseThrow().versions().size();
    visitor.upload(
        "/articles/import",
        "/articles/import",
        "same.md",
        texts.shipped().get(one).markdown().getBytes(StandardCharsets.UTF_8));
    assertThat(writing.find(one).orElseThrow().versions()).hasSize(before);
  }

  @Test
  void aPictureIsPublicOnceAPublishedTextShowsIt() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    var brought =
        (Illustrations.Brought.Done)
            clinic.asClinician(() -> illustrations.bring("a.png", bytes.toByteArray(), author));
    String sha256 = brought.kept().sha256();
    var visitor = new Visitor(base());
    assertThat(visitor.get("/guide/images/" + sha256).status()).isEqualTo(404);
    save(0, GOOD + "\n![A needle beside a coin](image:" + sha256 + ")\n", author);
    reviewAndPublish(1);
    assertThat(visitor.get("/guide/images/" + sha256).status()).isEqualTo(200);
    assertThat(visitor.get(PATH).body()).contains("alt=\"A needle beside a coin\"");

    byte[] cut = Arrays.copyOf(bytes.toByteArray(), 40);
    for (byte[] none :
        List.of(new byte[0], "<svg/>".getBytes(StandardCharsets.UTF_8), cut, new byte[400_000])) {
      assertThat(clinic.asClinician(() -> illustrations.bring("x.png", none, author)))
          .isInstanceOf(Illustrations.Brought.Refused.class);
    }
  }

  @Test
  void paragraphsThatDifferStandBesideEachOther() {
    assertThat(Difference.between("a\n\nb\n\nc", "a\n\nB\n\nc\n\nd"))
        .containsExactly(
            new Difference.Pair("a", "a"),
            new Difference.Pair("b", "B"),
            new Difference.Pair("c", "c"),
            new Difference.Pair("", "d"));
  }
}
