package org.tautband.outbox;

import org.springframework.web.util.HtmlUtils;

/** A mail in words, as text and as HTML: the clinic's name and the link, nothing else. */
public record Letter(String subject, String text, String html) {
  private static final String TEXT =
      """
      %s has a page for you. It takes about two minutes:

      %s

      The page first asks for your year of birth. Please do not answer this mail: nobody reads the answers.
      """;

  private static final String HTML =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head><body>
      <p>%2$s has a page for you. It takes about two minutes:</p>
      <p><a href="%3$s">%3$s</a></p>
      <p>The page first asks for your year of birth. Please do not answer this mail: nobody reads the answers.</p>
      </body></html>
      """;

  static Letter of(Mail mail, String address) {
    var clinic = mail.clinicName().replaceAll("\\p{Cntrl}", " ").strip();
    var subject =
        switch (mail.kind()) {
          case CHECK_IN, LATER -> "A message from " + clinic;
        };
    return new Letter(
        subject,
        TEXT.formatted(clinic, address),
        HTML.formatted(
            HtmlUtils.htmlEscape(subject),
            HtmlUtils.htmlEscape(clinic),
            HtmlUtils.htmlEscape(address)));
  }
}
