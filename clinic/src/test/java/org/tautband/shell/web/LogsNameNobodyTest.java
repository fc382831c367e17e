package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** A fault leads from its page to its lines in the log, and those lines are about nobody. */
class LogsNameNobodyTest extends ClinicTest {
  private static final String NAME = "Zebedee-Quux";
  @Autowired private JdbcClient jdbc;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
  }

  @Test
  void theNumberOnThePageOfAFaultStandsAtItsLines() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    Visitor.Answer answer;
    superUser.execute("alter table patient_search_key rename to away");
    try {
      answer = visitor.getPage("/patients?q=" + NAME);
    } finally {
      superUser.execute("alter table away rename to patient_search_key");
    }
    assertThat(answer.status()).isEqualTo(500);
    var page = Jsoup.parse(answer.body());
    var number = page.select("main .num").text();
    assertThat(number).as(answer.body()).matches("[0-9A-V]{4}-[0-9A-V]{4}");
    assertThat(said(lines(number))).contains("patient_search_key").doesNotContain(NAME);
  }

  @Test
  void whatSomebodyTypedIntoAnAddressIsNotInTheLog() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(visitor.get("/patients/" + NAME).status()).isEqualTo(404);
    assertThat(visitor.get("/ask?clinic=" + NAME).status()).isLessThan(500);
    assertThat(visitor.get("/" + NAME).status()).isGreaterThanOrEqualTo(403);
    assertThat(said(log.list)).doesNotContain(NAME);
  }

  @Test
  void aRowThatTheDatabaseRefusesIsNotInTheException() {
    var refusal =
        "do $$ begin raise unique_violation using message = 'refused', detail = 'Key (name)=(%s)';"
            + " end $$";
    assertThatThrownBy(() -> jdbc.sql(refusal.formatted(NAME.toLowerCase(Locale.ROOT))).update())
        .rootCause()
        .hasMessageContaining("refused")
        .hasMessageNotContaining("Key (name)");
  }

  @Test
  void aNumberThatACallerSendsIsNotTakenOver() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(base() + "/login"))
              .header(NumberedRequests.HEADER, "mine")
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      assertThat(answer.headers().allValues(NumberedRequests.HEADER))
          .singleElement()
          .asString()
          .matches("[0-9A-V]{4}-[0-9A-V]{4}");
    }
  }

  private List<ILoggingEvent> lines(String number) {
    return log.list.stream()
        .filter(line -> number.equals(line.getMDCPropertyMap().get("request")))
        .toList();
  }

  private static String said(List<ILoggingEvent> lines) {
    return lines.stream()
        .map(
            line ->
                line.getFormattedMessage()
                    + (line.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(line.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }
}
