package org.tautband;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Tautband never says, on any page a clinician can reach (hazard H12). */
class WordingTest extends ClinicTest {
  private static final Pattern SAFE =
      Pattern.compile("\\bsafe(ly|r|st)?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_RISK =
      Pattern.compile(
          "\\b(risk-free|no risk|without risk|guaranteed"
              + "|1 in (?!(100|1,000|10,000|1,000,000)\\b)\\d)",
          Pattern.CASE_INSENSITIVE);

  @Test
  void noPageCallsANeedleADepthOrAPathSafe() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var crawl = Crawl.from(visitor, 2, "/today");
    var said = new ArrayList<String>();
    for (var page : crawl.pages().values()) {
      // Texts in work say what somebody typed; what may be published is for ArticleCheck.
      if (page.path().startsWith("/articles/")) continue;
      // Titles of sources and what they print stand in quotes and are theirs.
      page.html().select("cite, .printed, .sources").remove();
      var text = page.html().body().text();
      for (var pattern : new Pattern[] {SAFE, NO_RISK}) {
        var m = pattern.matcher(text);
        if (m.find()) {
          said.add(
              page.path()
                  + ": …"
                  + text.substring(
                      Math.max(0, m.start() - 40), Math.min(text.length(), m.end() + 40)));
        }
      }
    }
    assertThat(crawl.pages()).hasSizeGreaterThan(3);
    assertThat(said).isEmpty();
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (var actor :
        java.util.List.of(clinic.clinician(), clinic.frontDesk(), clinic.administrator())) {
      var visitor = new Visitor(base());
      visitor.signIn(actor.login(), Fixtures.PASSWORD);
      assertThat(Crawl.from(visitor, 2, "/today").broken()).as(actor.login()).isEmpty();
    }
  }
}
