package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** Searches that found nothing: counted, without anybody in them, whatever is sent. */
class MissedSearchesTest extends ClinicTest {
  @Autowired private MissedSearches missed;

  @AfterEach
  void forget() {
    superUser.execute("delete from guide_search_missed");
  }

  @Test
  void whatNobodyWroteAboutIsCountedByWeekAndStaffSeeItFromTheSecondTime() {
    var somebody = new Visitor(base());
    search(somebody, "Qwyxz  Zzyqx");
    assertThat(missed.all()).isEmpty();
    search(somebody, "qwyxz zzyqx");
    assertThat(missed.all())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.term()).isEqualTo("qwyxz zzyqx");
              assertThat(one.times()).isEqualTo(2);
            });
    search(somebody, "neck pain");
    assertThat(missed.all()).hasSize(1);
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(staff.get("/evidence/missed-searches").body()).contains("qwyxz zzyqx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0170 1234567",
        "me@example.org",
        "12 3 1980",
        "x",
        "<script>",
        "qqqqq qqqqq qqqqq qqqqq qqqqq",
        "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
        "http://example.org"
      })
  void whatMayNameSomebodyIsNotKept(String typed) {
    assertThat(MissedSearches.term(typed)).isEmpty();
  }

  @Test
  void aFloodFillsAWeekAndNoMore() {
    superUser.execute(
        """
        insert into guide_search_missed (week, term)
        select date_trunc('week', timestamp '2020-01-06')::date, 'flood ' || n
        from generate_series(100, 120) n
        """);
    for (int i = 0; i < MissedSearches.MOST_TERMS + 20; i++) {
      missed.count("zq" + letters(i));
      missed.count("zq" + letters(i));
    }
    assertThat(missed.all())
        .hasSize(MissedSearches.MOST_TERMS)
        .noneMatch(m -> m.term().startsWith("flood"));
  }

  private static String letters(int n) {
    return "" + (char) ('a' + n / 26 % 26) + (char) ('a' + n % 26) + (char) ('a' + n / 676);
  }

  private static void search(Visitor who, String words) {
    assertThat(who.get("/guide/search?" + Visitor.query(Map.of("q", words))).status())
        .isEqualTo(200);
  }
}
