package org.tautband.guide.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.tautband.guide.Page;
import org.tautband.guide.Shelf;

/**
 * Articles on paper, from the same HTML. Each is printed once per state of the guide and one at a
 * time, so that a flood of requests costs no more than the articles there are.
 */
@Component
class ArticlePdfs {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String SVG_INKS =
      "<style>.on{fill:#000}.off,.maybe{fill:none;stroke:#000;stroke-width:1.5}"
          + ".hatch{stroke:#000;stroke-width:2}.field{fill:none;stroke:#777}"
          + "rect.maybe{fill:#777;stroke:none}.axis{fill:none;stroke:#777;stroke-width:1.5}"
          + ".span{stroke:#000;stroke-width:3}</style>";

  private final Shelf shelf;
  private final Map<String, byte[]> printed = new HashMap<>();
  private String of = "";

  ArticlePdfs(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * The article as PDF, A4.
   *
   * @param address public address of the site, without a slash at its end
   */
  synchronized byte[] of(Page page, String address) {
    String version = shelf.version();
    if (!of.equals(version)) {
      printed.clear();
      of = version;
    }
    return printed.computeIfAbsent(page.path(), path -> print(html(page, address), address));
  }

  private static String html(Page page, String address) {
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <html><head><style>
        @page { size: A4; margin: 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Sans; } }
        body { font-family: Sans; font-size: 10.5pt; line-height: 1.4; }
        h1 { font-size: 20pt; margin: 0 0 4pt; } h2 { font-size: 13pt; margin: 14pt 0 4pt; page-break-after: avoid; }
        a { color: #000; text-decoration: none; } p { margin: 0 0 5pt; } sup { font-size: 7pt; }
        table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
        th, td { text-align: left; vertical-align: top; border-bottom: 0.5pt solid #666; padding: 3pt 4pt; }
        tr, figure { page-break-inside: avoid; } figure, .conflict { border: 1pt solid #000; padding: 6pt; margin: 6pt 0; }
        svg.icons { width: 160pt; } svg.effect { width: 300pt; height: 42pt; }
        .cert i { display: none; } .meta, .muted, .sources { font-size: 8.5pt; }
        </style></head><body>
        """);
    html.append("<h1>").append(escaped(page.title())).append("</h1>");
    html.append("<p class=\"meta\">")
        .append(escaped(page.reviewedInWords()))
        .append(" Text changed on ")
        .append(page.changed())
        .append("; to be read again by ")
        .append(page.reviewBy())
        .append(". ")
        .append(escaped(address + page.path()))
        .append("</p>");
    html.append(
        page.html()
            .replaceAll(
                "<svg ([^>]*)>", "<svg xmlns=\"http://www.w3.org/2000/svg\" $1>" + SVG_INKS));
    if (!page.sources().isEmpty()) {
      html.append("<div class=\"sources\"><h2>Sources</h2>");
      for (Page.Cited source : page.sources()) {
        html.append("<p id=\"source-")
            .append(source.number())
            .append("\">")
            .append(source.number())
            .append(". ")
            .append(escaped(source.citation()))
            .append(' ')
            .append(escaped(source.url()))
            .append(" (")
            .append(escaped(source.read()))
            .append(source.reproduced() ? ", as reproduced there)" : ")")
            .append("</p>");
      }
      html.append("</div>");
    }
    html.append(
        "<p class=\"meta\">This guide does not replace an examination. In an emergency call your"
            + " emergency number.</p></body></html>");
    return html.toString();
  }

  private static String escaped(String words) {
    return HtmlUtils.htmlEscapeDecimal(words, "UTF-8");
  }

  private static byte[] print(String html, String address) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.useSVGDrawer(new BatikSVGDrawer());
      builder.useFont(
          () -> Objects.requireNonNull(ArticlePdfs.class.getResourceAsStream(FONT)), "Sans");
      builder.withHtmlContent(html, address);
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
