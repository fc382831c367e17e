package org.tautband.consent.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.HtmlUtils;
import org.tautband.consent.Assent;
import org.tautband.consent.Consent;
import org.tautband.consent.ConsentText;
import org.tautband.consent.Decision;
import org.tautband.consent.Interpreter;
import org.tautband.consent.OfferedText;
import org.tautband.consent.Signature;
import org.tautband.consent.Signer;
import org.tautband.consent.SinceSigned;
import org.tautband.consent.Withdrawal;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.patients.Patient;

/** The text and the decision taken on it, on paper. */
final class ConsentPdf {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final StringBuilder html = new StringBuilder();
  private final Content content;
  private final ZoneId zone;

  private ConsentPdf(Content content, ZoneId zone) {
    this.content = content;
    this.zone = zone;
  }

  static byte[] of(
      Patient patient,
      OfferedText offered,
      Optional<Consent> decided,
      List<SinceSigned.Changed> changed,
      Content content,
      ZoneId zone) {
    ConsentPdf page = new ConsentPdf(content, zone);
    page.head(patient, offered);
    page.text(offered.text());
    if (decided.isPresent()) {
      page.decision(decided.get());
      page.changedSince(changed);
    } else {
      page.line("h2", "Not decided yet");
    }
    page.html.append("</body></html>");
    return page.print();
  }

  private void head(Patient patient, OfferedText offered) {
    html.append(
        """
        <html><head><style>
        @page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); } }
        body { font-family: Sans; font-size: 10.5pt; line-height: 1.4; }
        h1 { font-size: 18pt; margin: 0 0 4pt; } h2 { font-size: 12.5pt; margin: 14pt 0 4pt; }
        p { margin: 0 0 5pt; } table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
        th, td { text-align: left; vertical-align: top; border-bottom: 0.5pt solid #666; padding: 3pt 4pt; }
        .who { border-bottom: 1.5pt solid #000; padding-bottom: 4pt; margin-bottom: 10pt; }
        .hash { font-size: 8pt; }
        </style></head><body>
        """);
    html.append("<p class=\"who\">")
        .append(escaped(patient.displayName()))
        .append(", born ")
        .append(patient.birthDate())
        .append(", record ")
        .append(escaped(patient.recordNumber()))
        .append("</p>");
    line("h1", offered.text().title());
    line("p", "Text made on " + when(offered.at()) + " by " + offered.by() + ".");
  }

  private void text(ConsentText text) {
    for (ConsentText.Section section : text.sections()) {
      line("h2", section.heading());
      section.paragraphs().forEach(paragraph -> line("p", paragraph));
      if (!section.risks().isEmpty()) {
        html.append(
            "<table><thead><tr><th>What</th><th>How often</th><th>Who counted</th></tr></thead>");
        for (ConsentText.Risk risk : section.risks()) {
          html.append("<tr><td>")
              .append(escaped(risk.what()))
              .append("</td><td>")
              .append(escaped(risk.howOften()))
              .append("</td><td>")
              .append(escaped(risk.whoCounted()))
              .append("</td></tr>");
        }
        html.append("</table>");
      }
    }
    if (!text.rowVersions().isEmpty()) {
      html.append("<p class=\"hash\">Rows of the evidence store this rests on: ")
          .append(escaped(String.join(" ", text.rowVersions())))
          .append("</p>");
    }
    html.append("<p class=\"hash\">Fingerprint of this text (SHA-256): ")
        .append(text.sha256())
        .append("</p>");
  }

  /** Beside what was signed, never in it. */
  private void changedSince(List<SinceSigned.Changed> changed) {
    line("h2", "What has changed since you signed");
    if (changed.isEmpty()) {
      line("p", "Nothing that this text rests on has changed, as far as this clinic has read.");
    }
    for (SinceSigned.Changed one : changed) {
      line(
          "p",
          one.told()
              + " You were told: "
              + (one.before().isEmpty() ? "no figure" : one.before())
              + ". Now: "
              + (one.now().isEmpty() ? "no figure" : one.now())
              + " (since "
              + when(one.since())
              + (one.sources().isEmpty() ? "" : "; " + String.join("; ", one.sources()))
              + ").");
    }
  }

  private void decision(Consent consent) {
    Decision decision = consent.decision();
    line("h2", "The decision");
    line("p", consent.isYes() ? "Yes, for:" : "No, without needles.");
    for (Place place : consent.text().places()) {
      if (consent.isYes()) {
        line(
            "p",
            (consent.allowed().contains(place) ? "allowed: " : "not allowed: ")
                + content.inFull(place));
      }
    }
    Signer signer = decision.signer();
    line(
        "p",
        "Decided by: "
            + signer.name()
            + " ("
            + signer.kind().inWords()
            + (signer.relation().isEmpty()
                ? ""
                : ", " + signer.relation() + ", proof seen: " + signer.proofSeen())
            + "), "
            + when(consent.decidedAt())
            + ", kept by "
            + consent.by()
            + ".");
    Assent assent = decision.assent();
    if (assent != null) {
      line("p", "The child says " + (assent.yes() ? "yes" : "no") + ". " + assent.words());
    }
    Interpreter interpreter = decision.interpreter();
    if (interpreter != null) {
      line(
          "p",
          "Interpreted into "
              + interpreter.language()
              + " by "
              + interpreter.name()
              + ", "
              + interpreter.presence().inWords()
              + ".");
    }
    if (!decision.readAloudBy().isEmpty()) {
      line("p", "Read aloud by " + decision.readAloudBy() + ".");
    }
    switch (decision.signature()) {
      case null -> line("p", "Not signed.");
      case Signature.Drawn drawn ->
          html.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"350\" height=\"75\"")
              .append(" viewBox=\"0 0 700 150\"><path d=\"")
              .append(drawn.path())
              .append("\" fill=\"none\" stroke=\"#000\" stroke-width=\"3\"/></svg>");
      case Signature.Typed typed ->
          line("p", "Signed by typing: " + typed.name() + ". Witness: " + typed.witness() + ".");
    }
    line("p", "Copy: " + decision.copy() + ".");
    for (Withdrawal back : consent.withdrawals()) {
      line(
          "p",
          "Taken back on "
              + when(back.at())
              + ": "
              + consent.text().places().stream()
                  .filter(back.places()::contains)
                  .map(content::inWords)
                  .collect(java.util.stream.Collectors.joining("; "))
              + (back.words().isEmpty() ? "." : ". " + back.words()));
    }
  }

  private void line(String tag, String words) {
    html.append('<')
        .append(tag)
        .append('>')
        .append(escaped(words))
        .append("</")
        .append(tag)
        .append('>');
  }

  private static String escaped(String words) {
    return HtmlUtils.htmlEscapeDecimal(words, "UTF-8");
  }

  private String when(Instant instant) {
    return WHEN.format(instant.atZone(zone));
  }

  private byte[] print() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.useSVGDrawer(new BatikSVGDrawer());
      builder.useFont(
          () -> java.util.Objects.requireNonNull(ConsentPdf.class.getResourceAsStream(FONT)),
          "Sans");
      builder.withHtmlContent(html.toString(), null);
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
