package org.tautband.guide;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people looked for in the guide and did not find, counted by week, so that the next article
 * is the one that is missed. Nobody is known: no address, no time of day, and nothing that looks
 * like a number, a mail address or a whole letter is kept. A flood fills a week up to {@link
 * #MOST_TERMS} terms, and old weeks go.
 */
@Component
@Transactional
public class MissedSearches {
  static final int MOST_CHARS = 60;
  static final int MOST_WORDS = 4;

  /** Terms of one week; those that come later are not kept. */
  static final int MOST_TERMS = 500;

  private static final int KEPT_WEEKS = 26;
  private static final int MOST_TIMES = 1_000_000;
  private static final Pattern WORDS = Pattern.compile("[\\p{L}][\\p{L}' -]*");

  private final JdbcClient jdbc;
  private final Clock clock;

  MissedSearches(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How often something was looked for in vain.
   *
   * @param week its Monday
   */
  public record Missed(LocalDate week, String term, int times) {}

  /** Counts what was typed, if it is a few words and nothing else. */
  public void count(String typed) {
    Optional<String> term = term(typed);
    if (term.isEmpty()) return;
    LocalDate week = week();
    int counted =
        jdbc.sql(
                """
                update guide_search_missed set times = least(times + 1, ?)
                where week = ? and term = ?
                """)
            .params(MOST_TIMES, week, term.get())
            .update();
    if (counted > 0) return;
    // Two at once may pass the limit by one each; the limit is against a flood.
    int added =
        jdbc.sql(
                """
                insert into guide_search_missed (week, term)
                select ?, ? where (select count(*) from guide_search_missed where week = ?) < ?
                on conflict (week, term) do nothing
                """)
            .params(week, term.get(), week, MOST_TERMS)
            .update();
    if (added > 0) {
      jdbc.sql("delete from guide_search_missed where week < ?")
          .param(week.minusWeeks(KEPT_WEEKS))
          .update();
    }
  }

  /**
   * Newest week first, most missed first; what was asked only once may be somebody's own words and
   * is not shown.
   */
  @Transactional(readOnly = true)
  public List<Missed> all() {
    return jdbc.sql(
            """
            select week, term, times from guide_search_missed where times > 1
            order by week desc, times desc, term limit 500
            """)
        .query(
            (row, n) ->
                new Missed(
                    row.getObject("week", LocalDate.class),
                    row.getString("term"),
                    row.getInt("times")))
        .list();
  }

  /** What may be kept of it: letters only, so no telephone number, birth date or mail address. */
  static Optional<String> term(String typed) {
    if (typed.length() > MOST_CHARS) return Optional.empty();
    String term = GuideSearch.plain(typed).strip().replaceAll("\\s+", " ");
    boolean words =
        term.length() >= 3
            && term.length() <= MOST_CHARS
            && WORDS.matcher(term).matches()
            && term.split(" ").length <= MOST_WORDS;
    return words ? Optional.of(term) : Optional.empty();
  }

  private LocalDate week() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
