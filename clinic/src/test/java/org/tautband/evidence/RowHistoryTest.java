package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** What a row said on a day can be read later. */
class RowHistoryTest extends ClinicTest {
  private static final String RATES = "evidence/adverse_event_rates.csv";
  @Autowired private RowHistory history;
  @Autowired private Content content;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void aChangedRowHasTwoVersionsWithWhatChangedAndTheOthersOne() {
    history.keep(changed(RATES, "AE116,", "beside it: a test"), null);
    history.keep(content, null);

    var versions = history.of("AE116");
    assertThat(versions).extracting(RowHistory.Version::number).containsExactly(3, 2, 1);
    assertThat(versions.getFirst().contentSha256()).isEqualTo(content.version());
    assertThat(versions.getFirst().rowSha256()).isEqualTo(versions.getLast().rowSha256());
    assertThat(versions.get(1).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.column()).isEqualTo("note");
              assertThat(change.now()).endsWith("beside it: a test");
            });
    assertThat(history.of("AE115")).hasSize(1);

    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var page = Jsoup.parse(visitor.get("/evidence/AE116").body());
    assertThat(page.select(".versions h3").eachText())
        .containsExactly("Version 3", "Version 2", "Version 1");
    assertThat(page.select(".versions ins").eachText()).anyMatch(t -> t.contains("a test"));
    assertThat(page.select(".versions code").eachText())
        .contains(content.version().substring(0, 12));
  }

  @Test
  void loadingTheSameAgainAddsNothing() {
    int before = count();
    history.keep(Content.load(), null);
    assertThat(count()).isEqualTo(before);
    assertThat(before).isGreaterThan(900);
  }

  @Test
  void aRowThatIsGoneKeepsItsHistory() {
    history.keep(changed(RATES, "AE114,", null), null);
    history.keep(content, null);
    assertThat(history.of("AE114").get(1).gone()).isTrue();
    assertThat(history.of("AE114").getFirst().gone()).isFalse();
    assertThat(history.of("no such row")).isEmpty();
  }

  @Test
  void whatWasKeptCannotBeChanged() {
    for (var sql :
        new String[] {
          "update evidence_row_seen set cells = null",
          "delete from evidence_row_seen",
          "update evidence_loaded set loaded_at = loaded_at",
          "delete from evidence_loaded"
        }) {
      assertThatThrownBy(() -> transaction.execute(s -> jdbc.sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }

  private int count() {
    return Objects.requireNonNull(
        transaction.execute(
            s -> jdbc.sql("select count(*) from evidence_row_seen").query(Integer.class).single()));
  }

  /** The content with one row that says more in its last cell, or without the row. */
  private static Content changed(String file, String row, @Nullable String more) {
    var lines = new StringBuilder();
    new String(bytes(file), StandardCharsets.UTF_8)
        .lines()
        .forEach(
            line -> {
              if (!line.startsWith(row)) lines.append(line).append('\n');
              else if (more != null) lines.append(longer(line, more)).append('\n');
            });
    byte[] planted = lines.toString().getBytes(StandardCharsets.UTF_8);
    return Content.of(path -> path.equals(file) ? planted : bytes(path));
  }

  private static String longer(String line, String more) {
    return line.endsWith("\"")
        ? line.substring(0, line.length() - 1) + " " + more + "\""
        : line + " " + more;
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Content.class.getResourceAsStream("/content/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
