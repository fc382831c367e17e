package org.tautband;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every form that a clinician can reach is sent with text nobody should have to expect. An answer
 * may be a message or a saved record, never an internal error, and nothing typed runs as markup.
 */
class HostileInputTest extends ClinicTest {
  private static final String MARKUP = "<script>alert(1)</script>";
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          MARKUP + "\"'><img src=x onerror=alert(1)>",
          "'; drop table patient; --",
          "\u202Eevil\u202C \u0000 \uD800 end",
          "Ω".repeat(20_000),
          "${7*7} __${7*7}__::x ../../etc/passwd",
          "-1",
          "99999999999999999999",
          "31.02.2024",
          "=1+1");

  @Test
  void noFormOfAFewPagesBreaks() {
    send(List.of(HOSTILE.get(2), HOSTILE.get(4), HOSTILE.get(5)));
  }

  @Test
  @Tag("drill")
  void noFormBreaksOnAnyHostileText() {
    send(HOSTILE);
  }

  private void send(List<String> texts) {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var wrong = new ArrayList<String>();
    var sent = new HashSet<String>();
    var crawl = Crawl.from(visitor, 1, "/today", "/patients/new");
    for (var page : crawl.pages().values()) {
      for (var form : page.html().select("form")) {
        var action = form.attr("action");
        if (action.equals("/logout") || action.startsWith("/login") || action.isEmpty()) {
          continue;
        }
        // The search of the frame stands on every page: it is sent once, like all of its kind.
        if (!sent.add(kind(form))) {
          continue;
        }
        for (var text : texts) {
          var answer = sendForm(visitor, form, text);
          if (answer.status() >= 500) {
            wrong.add(
                answer.status()
                    + " "
                    + form.attr("method")
                    + " "
                    + action
                    + " on "
                    + page.path()
                    + " with "
                    + head(text));
          }
          if (answer.body().contains(MARKUP)) {
            wrong.add("markup came back raw: " + action);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String kind(Element form) {
    var names = form.select("input[name], textarea[name], select[name]").eachAttr("name");
    return Crawl.kind(form.attr("method") + " " + form.attr("action") + " " + names);
  }

  private static Visitor.Answer sendForm(Visitor visitor, Element form, String text) {
    Map<String, String> fields = new TreeMap<>();
    for (var field : form.select("input[name], textarea[name], select[name]")) {
      var type = field.attr("type");
      fields.putIfAbsent(field.attr("name"), type.equals("hidden") ? field.attr("value") : text);
    }
    return form.attr("method").equalsIgnoreCase("post")
        ? visitor.postRaw(form.attr("action"), fields)
        : visitor.get(form.attr("action") + "?" + Visitor.query(fields));
  }

  private static String head(String text) {
    return text.substring(0, Math.min(20, text.length()));
  }
}
