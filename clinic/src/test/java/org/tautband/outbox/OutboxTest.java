package org.tautband.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.MailServer;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/** From the cause to the receiver, over real SMTP. */
class OutboxTest extends ClinicTest {
  private static final String ANA = "ana@patients.example";
  private static final String BEN = "ben@patients.example";

  @Autowired Outbox outbox;
  @Autowired Postman postman;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  private Instant now;

  @BeforeEach
  void theHour() {
    now = clock.instant();
  }

  private Mail mail(String to) {
    return new Mail(Ids.next(), to, "Riverside", Mail.Kind.CHECK_IN, Ids.next());
  }

  private UUID written(String to) {
    var mail = mail(to);
    inTransaction(() -> outbox.add(mail));
    now = clock.instant();
    return mail.id();
  }

  private void inTransaction(Runnable work) {
    clinic.asClinician(
        () -> {
          transaction.executeWithoutResult(status -> work.run());
          return true;
        });
  }

  /** Whether the server was there. */
  private boolean sendAt(Instant at) {
    return clinic.asClinician(() -> postman.sendGroup(at));
  }

  private Posting posting(UUID id) {
    return clinic.asClinician(() -> outbox.find(id).orElseThrow());
  }

  @Test
  void theMailHoldsTheClinicsNameAndTheLinkAsTextAndAsHtml() {
    var id = written(ANA);
    try (var server = MailServer.start()) {
      assertThat(sendAt(now)).isTrue();
      var mail = server.to(ANA).getFirst();
      assertThat(mail.subject()).isEqualTo("A message from Riverside");
      assertThat(mail.messageId()).isEqualTo("<" + id + "@clinics.example>");
      var address = base() + outbox.pathIn(posting(id).mail());
      assertThat(mail.text()).contains("Riverside", address);
      var html = Jsoup.parse(mail.html());
      assertThat(html.select("a").attr("href")).isEqualTo(address);
      assertThat(html.body().text()).isEqualTo(mail.text().replaceAll("\\s+", " ").strip());
      assertThat(mail.text() + mail.html())
          .doesNotContainIgnoringCase("needl")
          .doesNotContainIgnoringCase("pain")
          .doesNotContainIgnoringCase("treat");
    }
    assertThat(posting(id).sentAt()).isEqualTo(now);
  }

  @Test
  void aMailWithoutItsCauseIsNeverWritten() {
    var mail = mail(ANA);
    assertThatThrownBy(() -> clinic.asClinician(() -> add(mail)))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      outbox.add(mail);
                      throw new IllegalStateException("the cause was not kept");
                    }))
        .hasMessage("the cause was not kept");
    assertThat(clinic.asClinician(() -> outbox.find(mail.id()))).isEmpty();
  }

  private boolean add(Mail mail) {
    outbox.add(mail);
    return true;
  }

  @Test
  void theSameMailTwiceIsSentOnce() {
    var mail = mail(ANA);
    inTransaction(() -> outbox.add(mail));
    inTransaction(() -> outbox.add(mail));
    try (var server = MailServer.start()) {
      sendAt(clock.instant());
      sendAt(clock.instant());
      assertThat(server.to(ANA)).hasSize(1);
    }
  }

  @Test
  void aServerThatIsDownForADayGetsEveryMailWithinAnHourOfItsReturn() {
    var ana = written(ANA);
    var ben = written(BEN);
    var at = now;
    for (; at.isBefore(now.plus(Duration.ofDays(1))); at = at.plus(Duration.ofMinutes(5))) {
      sendAt(at);
    }
    assertThat(posting(ana).waits()).isTrue();
    assertThat(posting(ana).lastProblem()).isNotEmpty();
    assertThat(posting(ana).tries()).as("tries grow rarer").isBetween(20, 32);
    assertThat(posting(ben).nextTryAt()).isBeforeOrEqualTo(at.plus(Duration.ofHours(1)));
    try (var server = MailServer.start()) {
      sendAt(at.plus(Duration.ofHours(1)));
      assertThat(server.to(ANA)).hasSize(1);
      assertThat(server.to(BEN)).hasSize(1);
    }
    assertThat(posting(ben).lastProblem()).isEmpty();
  }

  @Test
  void whatCouldNotBeSentForThreeDaysIsGivenUpAndSeen() {
    var id = written(ANA);
    sendAt(now);
    sendAt(now.plus(Posting.GIVE_UP_AFTER).minusSeconds(1));
    assertThat(posting(id).waits()).isTrue();
    sendAt(now.plus(Posting.GIVE_UP_AFTER).plus(Duration.ofHours(2)));
    assertThat(posting(id).givenUpAt()).isNotNull();
    var page = Jsoup.parse(desk().get("/outbox").body());
    assertThat(page.select("section[aria-labelledby=given-up]").text())
        .contains(ANA, posting(id).lastProblem());
  }

  private Visitor desk() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    return visitor;
  }

  @Test
  void anAddressThatIsRefusedIsGivenUpAtOnceAndTheOthersGetTheirs() throws IOException {
    var ana = written(ANA);
    var ben = written(BEN);
    var odd = written("not an address");
    try (var server = refusing(ANA, "550 5.1.1 no such person here")) {
      assertThat(sendAt(now)).isTrue();
      assertThat(server.messageIds).containsExactly(posting(ben).messageId());
    }
    assertThat(posting(ana).givenUpAt()).isEqualTo(now);
    assertThat(posting(ana).lastProblem()).contains("no such person here");
    assertThat(posting(odd).lastProblem()).isEqualTo("This is no mail address.");

    var desk = desk();
    assertThat(desk.post("/outbox", "/outbox/" + ana + "/again", Map.of()).status()).isEqualTo(302);
    try (var server = MailServer.start()) {
      sendAt(clock.instant());
      assertThat(server.to(ANA)).hasSize(1);
    }
  }

  private static OddMailServer refusing(String address, String words) {
    return new OddMailServer(new OddMailServer.Manner.Refuses(address, words));
  }

  @Test
  void anAddressThatIsRefusedForNowIsTriedAgain() throws IOException {
    var id = written(ANA);
    try (var server = refusing(ANA, "451 4.2.1 come back later")) {
      sendAt(now);
    }
    assertThat(posting(id).waits()).isTrue();
    assertThat(posting(id).nextTryAt()).isEqualTo(now.plus(Duration.ofMinutes(1)));
  }

  private int openTransactions() {
    return jdbc.sql("select count(*) from pg_stat_activity where state like 'idle in transaction%'")
        .query(Integer.class)
        .single();
  }

  @Test
  void aServerThatNeverAnswersHoldsNoConnectionOfTheDatabase() throws Exception {
    var id = written(ANA);
    try (var server = new OddMailServer(new OddMailServer.Manner.Silent())) {
      boolean noneHeld = false;
      for (int turn = 1; !noneHeld; turn++) {
        assertThat(turn).as("turns in which a transaction was open all the time").isLessThan(10);
        var later = now.plus(Duration.ofHours(2L * turn));
        var sending = Thread.ofVirtual().start(() -> sendAt(later));
        while (server.callers.get() < turn) {
          Thread.sleep(5);
        }
        // Others work in the same database: theirs end while the sender still waits.
        while (sending.isAlive() && !noneHeld) {
          boolean none = openTransactions() == 0;
          noneHeld = none && sending.isAlive();
        }
        sending.join();
      }
    }
    assertThat(posting(id).waits()).isTrue();
    assertThat(posting(id).lastProblem()).isNotEmpty();
  }

  @Test
  void aMailThatIsRepeatedAfterTheServersYesWasLostHasTheSameMessageId() throws IOException {
    var id = written(ANA);
    try (var server = new OddMailServer(new OddMailServer.Manner.TakesAndDies())) {
      sendAt(now);
      assertThat(server.messageIds).containsExactly(posting(id).messageId());
    }
    try (var server = MailServer.start()) {
      sendAt(now.plus(Duration.ofMinutes(2)));
      assertThat(server.to(ANA))
          .singleElement()
          .satisfies(mail -> assertThat(mail.messageId()).isEqualTo(posting(id).messageId()));
    }
  }

  @Test
  void aMailThatIsUnderWayIsNotTakenByASecondSender() {
    var id = written(ANA);
    inTransaction(() -> assertThat(taken(now)).isEqualTo(id));
    inTransaction(() -> assertThat(taken(now.plus(Duration.ofMinutes(9)))).isNull());
    inTransaction(() -> assertThat(taken(now.plus(Posting.UNDER_WAY))).isEqualTo(id));
  }

  private UUID taken(Instant at) {
    return new OutboxTable(jdbc).take(at).map(p -> p.mail().id()).orElse(null);
  }

  @Test
  void aClinicsNameCannotWriteHeadersOrMarkup() {
    var mail =
        new Mail(
            Ids.next(), ANA, "River\r\nBcc: x@example.org <b>side", Mail.Kind.CHECK_IN, Ids.next());
    inTransaction(() -> outbox.add(mail));
    try (var server = MailServer.start()) {
      sendAt(clock.instant());
      assertThat(server.to(ANA)).hasSize(1);
      assertThat(server.to("x@example.org")).isEmpty();
      assertThat(server.to(ANA).getFirst().html()).contains("&lt;b&gt;side");
    }
  }

  @Test
  void outsideTheDemonstrationThePageShowsNoLink() {
    var id = written(ANA);
    try (var server = MailServer.start()) {
      sendAt(now);
    }
    var page = desk().get("/outbox").body();
    assertThat(page).contains(ANA).doesNotContain(outbox.pathIn(posting(id).mail()));
  }
}
