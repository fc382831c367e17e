package org.tautband.guide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Certainty;
import org.tautband.evidence.ClinicalWords;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Rate;

/** Draws an article: its text as Markdown says, its figures, pictures and sources from rows. */
final class ArticleHtml {
  private final Findings findings;
  private final SourceList sources;
  private final List<Page.Heading> headings = new ArrayList<>();
  private final Panels panels;
  private Glossary.@Nullable FirstUses terms;
  private final boolean draft;

  private ArticleHtml(Findings findings, SourceList sources, boolean draft) {
    this.findings = findings;
    this.draft = draft;
    this.sources = sources;
    panels = new Panels(findings, sources);
  }

  /** The page of an article that passed its check. */
  static Page page(Article article, Findings findings, Readability readability, LocalDate changed) {
    return page(article, findings, readability, changed, false);
  }

  /**
   * The page of an article as far as it can be drawn: what is missing is marked where it stands.
   */
  static Page draft(
      Article article, Findings findings, Readability readability, LocalDate changed) {
    return page(article, findings, readability, changed, true);
  }

  private static Page page(
      Article article,
      Findings findings,
      Readability readability,
      LocalDate changed,
      boolean draft) {
    ArticleHtml html = new ArticleHtml(findings, new SourceList(findings), draft);
    String summary = html.renderer().render(article.summary());
    html.terms = Glossary.of(findings.content()).new FirstUses();
    String body =
        html.renderer().render(article.document())
            + new NumbersBehind(findings, html.sources).html();
    ArticleText text = ArticleText.of(article, findings);
    Readability.Reading reading = readability.of(text.blocks());
    FrontMatter front = article.front();
    return new Page(
        article.path(),
        front.title(),
        ArticleText.of(article.path(), article.summary(), findings).inOneLine(),
        summary,
        body,
        html.headings,
        html.sources.cited(),
        text.rowIds(),
        front.tags(),
        front.author(),
        reviewed(article),
        front.reviewBy(),
        changed,
        ShortAnswer.of(ArticleText.of(article.path(), article.document(), findings), findings),
        reading.grade(),
        reading.words());
  }

  /** A review kept here counts for any text; what a file says of itself only when it ships. */
  private static String reviewed(Article article) {
    if (!article.text().review().isEmpty()) return article.text().review();
    FrontMatter front = article.front();
    return !article.shipped() || front.reviewer() == null
        ? "Not yet reviewed by a clinician."
        : "Reviewed by " + front.reviewer() + " on " + front.reviewed() + ".";
  }

  /** A piece of a page whose sources are numbered with those of its other pieces. */
  static String piece(Node document, Findings findings, SourceList sources) {
    return new ArticleHtml(findings, sources, false).renderer().render(document);
  }

  private HtmlRenderer renderer() {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .escapeHtml(true)
        .sanitizeUrls(true)
        .nodeRendererFactory(Drawing::new)
        .build();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Four bars and a word; what nobody graded has four empty bars and a question mark. */
  static String certainty(Certainty certainty) {
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < 4; i++)
      bars.append(i < certainty.bars() ? "<b class=\"on\"></b>" : "<b></b>");
    String none = certainty == Certainty.NOT_GRADED ? " none" : "";
    String mark = none.isEmpty() ? "" : "<span aria-hidden=\"true\">?</span>";
    String words = certainty.inWords();
    return "<span class=\"cert"
        + none
        + "\"><i aria-hidden=\"true\">"
        + bars
        + "</i>"
        + mark
        + Character.toUpperCase(words.charAt(0))
        + words.substring(1)
        + "</span>";
  }

  private final class Drawing extends CoreHtmlNodeRenderer {
    private final HtmlWriter out;
    private boolean bound;

    Drawing(HtmlNodeRendererContext context) {
      super(context);
      out = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Paragraph.class, Heading.class, Link.class, Image.class, Text.class);
    }

    /** In a draft a clinical sentence without a row is marked where it stands. */
    @Override
    public void visit(Text text) {
      if (terms == null || outside(text)) {
        super.visit(text);
        return;
      }
      if (!draft || bound) {
        out.raw(terms.linked(text.getLiteral()));
        return;
      }
      for (String piece : ArticleCheck.SENTENCE_END.splitWithDelimiters(text.getLiteral(), 0)) {
        boolean open = ClinicalWords.soundIn(piece) && !piece.endsWith("?");
        if (open) out.raw("<mark class=\"unbound\">");
        out.raw(terms.linked(piece));
        if (open) out.raw("<span class=\"vh\"> (names no row)</span></mark>");
      }
    }

    /** Headings and the names of other pages hold no link of ours. */
    private boolean outside(Node node) {
      for (Node up = node.getParent(); up != null; up = up.getParent()) {
        if (up instanceof Heading) return true;
        if (up instanceof Link link && Binding.read(link.getDestination()).isEmpty()) return true;
      }
      return false;
    }

    @Override
    public void visit(Heading heading) {
      String text = plain(heading);
      String anchor = anchor(text);
      headings.add(new Page.Heading(anchor, text));
      String tag = "h" + Math.max(2, heading.getLevel());
      out.line();
      out.tag(tag, Map.of("id", anchor));
      inside(heading);
      out.tag("/" + tag);
      out.line();
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof Image image
          && image.getNext() == null
          && Picture.read(image.getDestination()).filter(p -> p.kind().standsAlone()).isPresent()) {
        visit(image);
      } else {
        super.visit(paragraph);
      }
    }

    @Override
    public void visit(Link link) {
      Optional<Binding> binding = Binding.read(link.getDestination());
      if (binding.isEmpty()) {
        boolean before = bound;
        bound = true;
        super.visit(link);
        bound = before;
        return;
      }
      inside(link);
      if (binding.get().scheme() == Binding.Scheme.OWN) return;
      out.raw(sources.marks(rowsOf(binding.get())));
    }

    /** Its words are a heading's or a row's: not a sentence that names nothing. */
    private void inside(Node node) {
      boolean before = bound;
      bound = true;
      visitChildren(node);
      bound = before;
    }

    private List<String> rowsOf(Binding binding) {
      return binding.scheme() == Binding.Scheme.CONFLICT
          ? binding.ids().stream()
              .flatMap(id -> findings.conflict(id).stream())
              .flatMap(c -> c.sides().stream())
              .flatMap(s -> s.rowIds().stream())
              .toList()
          : binding.ids();
    }

    @Override
    public void visit(Image image) {
      Optional<Picture> read = Picture.read(image.getDestination());
      if (read.isEmpty()) {
        missing("Only pictures that were brought in here are shown.");
        return;
      }
      Picture picture = read.get();
      List<String> against = ArticleCheck.reasonsAgainst(picture, findings);
      if (!against.isEmpty()) {
        missing(String.join(" ", against));
        return;
      }
      String first = picture.ids().getFirst();
      switch (picture.kind()) {
        case VALUE ->
            out.raw(
                "<b>" + escaped(ArticleText.figure(findings, first).orElse("no figure")) + "</b>");
        case CERTAINTY -> out.raw(certainty(findings.claim(first).orElseThrow().certainty()));
        case ARRAY -> out.raw(panels.array(rates(picture)));
        case BAR -> out.raw(panels.bar(findings.claim(first).orElseThrow()));
        case FACTBOX -> out.raw(panels.factBox(first));
        case FLAGS -> out.raw(SignsPanel.flags(picture.ids(), findings, sources));
        case SIGNS -> out.raw(SignsPanel.signs(picture.ids(), findings, sources));
        case CONFLICT -> picture.ids().forEach(id -> out.raw(panels.conflict(id)));
        case IMAGE ->
            out.raw(
                "<figure class=\"pic\"><img loading=\"lazy\" src=\"/guide/images/"
                    + first
                    + "\" alt=\""
                    + escaped(ArticleText.words(image))
                    + "\"></figure>");
      }
    }

    /** Rows change after a page was published: then the page stands and this picture waits. */
    private void missing(String reason) {
      out.raw(
          draft
              ? "<mark class=\"unbound\">" + escaped(reason) + "</mark>"
              : "<span class=\"waits\">[This figure is being read again.]</span>");
    }

    private List<Rate> rates(Picture picture) {
      return picture.ids().stream().flatMap(id -> findings.rate(id).stream()).toList();
    }
  }

  private static String plain(Node node) {
    var text = new StringBuilder();
    node.accept(
        new org.commonmark.node.AbstractVisitor() {
          @Override
          public void visit(org.commonmark.node.Text one) {
            text.append(one.getLiteral());
          }
        });
    return text.toString();
  }

  /** Letters and digits of the heading, so that a link into the page survives a reordering. */
  static String anchor(String heading) {
    String anchor =
        heading
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return anchor.isEmpty() ? "part" : anchor;
  }
}
