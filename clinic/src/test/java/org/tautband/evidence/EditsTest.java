package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tautband.ClinicTest;
import org.tautband.Visitor;
import org.tautband.evidence.Edits.Outcome;
import org.tautband.worklist.Worklist;

/** A clinic edits a row: everybody reads it at once, and every text on it is read again. */
class EditsTest extends ClinicTest {
  private static final String ROW = "AE003";
  private static final String OTHER = "AE004";
  private static final Map<String, String> MORE = Map.of("rate_text", "20.0", "value", "20.0");

  @Autowired private Edits edits;
  @Autowired private OwnRows ownRows;
  @Autowired private Store store;
  @Autowired private RowHistory history;
  @Autowired private Rereads rereads;
  @Autowired private Worklist worklist;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void asItShipped() {
    for (OwnRows.Unsettled left : ownRows.unsettled()) takeShipped(left.own().id());
    if (store.entry(ROW).flatMap(ownRows::shippedBehind).isPresent()) takeShipped(ROW);
    clinic.asClinician(
        () -> {
          for (Reread one : rereads.open()) {
            rereads.settle(one.by(), one.place(), "as it was", clinic.clinician());
          }
          return null;
        });
  }

  private void takeShipped(String row) {
    clinic.as(
        clinic.manager(),
        () -> edits.takeShipped(RowKind.AE, row, history.newest(row), "again", clinic.manager()));
  }

  private Outcome edit(Map<String, String> cells) {
    return edit(history.newest(ROW), cells);
  }

  private Outcome edit(int basedOn, Map<String, String> cells) {
    return clinic.as(
        clinic.manager(),
        () ->
            edits.keep(
                RowKind.AE,
                ROW,
                basedOn,
                new Edits.Typed(cells, null),
                "A test read more",
                clinic.manager()));
  }

  @Test
  void guideAndDecisionAidSayTheNewFigureAtOnceWithANotice() {
    var anyone = new Visitor(base());
    var before = anyone.get("/guide/risks").body();
    int version = history.newest(ROW);
    assertThat(edit(MORE)).isInstanceOf(Outcome.Good.class);
    assertThat(history.newest(ROW)).isEqualTo(version + 1);
    assertThat(history.of(ROW).getFirst().by())
        .isEqualTo(new RowHistory.By(clinic.manager().name(), "A test read more"));
    var after = anyone.get("/guide/risks").body();
    assertThat(after).isNotEqualTo(before).contains("A figure here changed on");
    assertThat(anyone.get("/guide/feed.atom").body())
        .contains("<updated>" + java.time.LocalDate.now(java.time.ZoneOffset.UTC));
    assertThat(store.entry(ROW).orElseThrow().figure()).isEqualTo("20 in 100 treatments");
    assertThat(rereads.open()).extracting(Reread::by).contains(Use.By.ARTICLE, Use.By.CONSENT);
    takeShipped(ROW);
    assertThat(store.entry(ROW).orElseThrow().figure()).isEqualTo("8 in 100 treatments");
  }

  @Test
  void eachTextIsWorkOfAClinicianUntilSomebodyHasReadItAgain() {
    edit(MORE);
    var texts = rereads.open().stream().map(Reread::place).distinct().count();
    var items = clinic.asClinician(() -> worklist.open());
    assertThat(items).hasSize((int) texts);
    clinic.asClinician(
        () -> {
          var article =
              rereads.open().stream()
                  .filter(r -> r.by() == Use.By.ARTICLE)
                  .findFirst()
                  .orElseThrow();
          return rereads.settle(article.by(), article.place(), "fits", clinic.clinician());
        });
    assertThat(clinic.asClinician(() -> worklist.open())).hasSize((int) texts - 1);
  }

  @Test
  void whoComesLaterIsTold() {
    int opened = history.newest(ROW);
    edit(opened, MORE);
    var later = edit(opened, Map.of("note", "something else"));
    assertThat(later).isInstanceOf(Outcome.Stale.class);
    assertThat(((Outcome.Stale) later).now().row().text("value")).isEqualTo("20.0");
  }

  @Test
  void aRowThatTheFilesCouldNotHoldIsRefusedAtItsField() {
    assertThat(problem(Map.of("value", "21"))).startsWith("cell-").contains("rate text");
    assertThat(problem(Map.of("value", "abc"))).startsWith("cell-value").contains("not a number");
    assertThat(problem(Map.of("source_keys", "NOBODY30"))).startsWith("cell-source_keys");
    assertThat(problem(Map.of("kind", "hearsay"))).startsWith("cell-kind");
    assertThat(problem(Map.of("event", ""))).startsWith("cell-event");
    assertThat(problem(Map.of("note", "x".repeat(5_000)))).startsWith("cell-note");
    assertThat(edit(Map.of())).isInstanceOf(Outcome.Same.class);
    assertThat(rereads.open()).isEmpty();
  }

  private String problem(Map<String, String> cells) {
    var problem = ((Outcome.Refused) edit(cells)).problems().getFirst();
    return problem.field() + " " + problem.message();
  }

  @Test
  void whatWasEditedStandsAfterAnotherStart() {
    edit(MORE);
    var read =
        jdbc.sql(
                "select cells ->> 'value' from evidence_edit where row_id = ? order by number desc")
            .param(ROW)
            .query(String.class)
            .list();
    assertThat(read.getFirst()).isEqualTo("20.0");
    var fresh = Content.load();
    assertThat(value(fresh)).isNotEqualTo("20.0");
    new OwnRows(new EditTable(jdbc), fresh, java.time.Clock.systemUTC(), transaction);
    assertThat(value(fresh)).isEqualTo("20.0");
  }

  @Autowired private org.springframework.transaction.support.TransactionTemplate transaction;

  private static String value(Content content) {
    return content.rates().stream()
        .filter(rate -> rate.id().equals(ROW))
        .map(rate -> Objects.requireNonNull(rate.value()).toPlainString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aManagerEditsByThePagesAndSeesFirstWhatChanges() {
    var maxi = new Visitor(base());
    maxi.signIn(clinic.manager().login(), org.tautband.Fixtures.PASSWORD);
    var page = maxi.get("/evidence/" + ROW + "/edit");
    assertThat(page.status()).isEqualTo(200);
    var look =
        maxi.post(
            "/evidence/" + ROW + "/edit",
            "/evidence/" + ROW + "/edit",
            Map.of(
                "step", "look",
                "basedOn", "" + history.newest(ROW),
                "cell-rate_text", "20.0",
                "cell-value", "20.0"));
    assertThat(look.body())
        .contains(
            "What changes with " + ROW, "20 in 100 treatments", "Keep it", "What can go wrong");
    assertThat(store.entry(ROW).orElseThrow().figure()).isEqualTo("8 in 100 treatments");
  }

  @Test
  void aRowOfTheClinicsOwnBringsItsSource() {
    var maxi = new Visitor(base());
    maxi.signIn(clinic.manager().login(), org.tautband.Fixtures.PASSWORD);
    var typed = new java.util.HashMap<String, String>();
    typed.putAll(
        Map.of(
            "step", "keep",
            "basedOn", "0",
            "why", "Counted here",
            "cell-topic", "time",
            "cell-statement", "<script>alert(1)</script> a visit takes 30 minutes here",
            "cell-status", "verified",
            "source-citation", "Our own diary, autumn",
            "source-url", "javascript:alert(1)",
            "source-read", "fulltext"));
    var refused = maxi.post("/evidence/new?kind=FA", "/evidence/new?kind=FA", typed);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Url is no web address", "30 minutes here", "Our own diary");
    typed.put("source-url", "https://example.org/diary");
    var kept = maxi.post("/evidence/new?kind=FA", "/evidence/new?kind=FA", typed);
    assertThat(kept.location()).contains("/evidence/FA-C");
    var page = maxi.get(kept.location().replaceFirst("^https?://[^/]+", "")).body();
    assertThat(page)
        .contains("Our own diary, autumn", "&lt;script&gt;", "It stands in no file")
        .doesNotContain("<script>alert");
    var id = kept.location().replaceFirst(".*/", "");
    var gone =
        maxi.post(
            "/evidence/" + id,
            "/evidence/" + id + "/shipped",
            Map.of("basedOn", "" + history.newest(id), "why", "a test"));
    assertThat(gone.location()).endsWith("/evidence");
    assertThat(store.entry(id)).isEmpty();
    assertThat(history.of(id).getFirst().gone()).isTrue();
  }

  @Test
  void thePageOfWhoComesLaterShowsBothAndKeepsWhatWasTyped() {
    int opened = history.newest(ROW);
    edit(opened, MORE);
    var maxi = new Visitor(base());
    maxi.signIn(clinic.manager().login(), org.tautband.Fixtures.PASSWORD);
    var path = "/evidence/" + ROW + "/edit";
    var typed =
        Map.of("step", "keep", "basedOn", "" + opened, "why", "mine", "cell-note", "my own note");
    var clash = maxi.post(path, path, typed);
    assertThat(clash.status()).isEqualTo(409);
    assertThat(clash.body())
        .contains(
            "Somebody edited this row", "my own note", "name=\"basedOn\" value=\"" + (opened + 1));
    assertThat(store.entry(ROW).orElseThrow().row().text("note")).isNotEqualTo("my own note");
  }

  /** The second edit begins after the first was committed and before everybody reads it. */
  @Test
  void twoEditsAtOnceAreBothRead() throws Exception {
    var secondIsKept = new java.util.concurrent.CountDownLatch(1);
    var firstIsCommitted = new java.util.concurrent.CountDownLatch(1);
    var first =
        java.util.concurrent.CompletableFuture.runAsync(
            () ->
                clinic.as(
                    clinic.manager(),
                    () ->
                        transaction.execute(
                            status -> {
                              atCommit(firstIsCommitted, secondIsKept);
                              return edits.keep(
                                  RowKind.AE,
                                  ROW,
                                  history.newest(ROW),
                                  new Edits.Typed(MORE, null),
                                  "first",
                                  clinic.manager());
                            })));
    assertThat(firstIsCommitted.await(120, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    var second =
        clinic.as(
            clinic.manager(),
            () ->
                edits.keep(
                    RowKind.AE,
                    OTHER,
                    history.newest(OTHER),
                    new Edits.Typed(Map.of("note", "edited beside it"), null),
                    "second",
                    clinic.manager()));
    assertThat(second).isInstanceOf(Outcome.Good.class);
    secondIsKept.countDown();
    first.join();
    assertThat(store.entry(ROW).orElseThrow().row().text("value")).isEqualTo("20.0");
    assertThat(store.entry(OTHER).orElseThrow().row().text("note")).isEqualTo("edited beside it");
    assertThat(history.of(ROW).getFirst().by()).isNotNull();
    assertThat(history.of(ROW).getFirst().by().why()).isEqualTo("first");
    takeShipped(OTHER);
  }

  /** Before anything else that waits for the end of this transaction. */
  private static void atCommit(
      java.util.concurrent.CountDownLatch committed, java.util.concurrent.CountDownLatch wait) {
    org.springframework.transaction.support.TransactionSynchronizationManager
        .registerSynchronization(
            new org.springframework.transaction.support.TransactionSynchronization() {
              @Override
              public int getOrder() {
                return HIGHEST_PRECEDENCE;
              }

              @Override
              public void afterCommit() {
                committed.countDown();
                try {
                  wait.await(120, java.util.concurrent.TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            });
  }
}
