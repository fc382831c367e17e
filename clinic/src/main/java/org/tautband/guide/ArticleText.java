package org.tautband.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.tautband.evidence.Figures;
import org.tautband.evidence.Findings;

/**
 * What an article says, taken apart: its bound sentences, its pictures, what stands unbound, and
 * its running text as a reader reads it, figures included.
 */
final class ArticleText {
  /**
   * A sentence with its binding.
   *
   * @param typed what the author typed, without figures
   * @param read what a reader reads
   */
  record Bound(Binding binding, String typed, String read, int line) {}

  /** A picture; {@code alt} is its text for who does not see it. */
  record Drawn(Picture picture, String alt, int line) {}

  /** An ordinary address it leads to. */
  record Led(String to, int line) {}

  /** A block of running text with the line it begins in. */
  record Placed(Readability.Block block, int line) {}

  /** Text of one block that no binding covers, and whether it is a heading. */
  record Unbound(String text, boolean heading, int line) {}

  private final Findings findings;
  private final List<Bound> bound = new ArrayList<>();
  private final List<Drawn> drawn = new ArrayList<>();
  private final List<Unbound> unbound = new ArrayList<>();
  private final List<Readability.Block> blocks = new ArrayList<>();
  private final List<ArticleProblem> foreign = new ArrayList<>();
  private final List<Led> led = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();

  private ArticleText(Findings findings) {
    this.findings = findings;
  }

  /** Summary and body: who reads only the summary reads the same findings. */
  static ArticleText of(Article article, Findings findings) {
    ArticleText text = new ArticleText(findings);
    article.summary().accept(text.new Walk(article.path()));
    article.document().accept(text.new Walk(article.path()));
    return text;
  }

  /** What a piece of Markdown says; {@code name} is its file or address. */
  static ArticleText of(String name, Node document, Findings findings) {
    ArticleText text = new ArticleText(findings);
    document.accept(text.new Walk(name));
    return text;
  }

  /** All of it as a reader reads it, in one line. */
  String inOneLine() {
    return blocks.stream().map(Readability.Block::text).collect(Collectors.joining(" "));
  }

  List<Bound> bound() {
    return bound;
  }

  List<Drawn> drawn() {
    return drawn;
  }

  List<Unbound> unbound() {
    return unbound;
  }

  List<Readability.Block> blocks() {
    return blocks;
  }

  /** Markdown that an article may not hold. */
  List<ArticleProblem> foreign() {
    return foreign;
  }

  /** Ordinary addresses it leads to. */
  List<String> links() {
    return led.stream().map(Led::to).toList();
  }

  List<Led> led() {
    return led;
  }

  List<Placed> placed() {
    return placed;
  }

  /** Every row that a sentence or a picture names. */
  List<String> rowIds() {
    List<String> ids = new ArrayList<>();
    for (Bound one : bound) {
      if (one.binding().scheme() != Binding.Scheme.OWN) ids.addAll(one.binding().ids());
    }
    for (Drawn one : drawn) {
      switch (one.picture().kind()) {
        case VALUE, CERTAINTY, ARRAY, BAR, FLAGS, SIGNS -> ids.addAll(one.picture().ids());
        case FACTBOX, CONFLICT, IMAGE -> {}
      }
    }
    return ids.stream().distinct().toList();
  }

  static int line(Node node) {
    return node.getSourceSpans().isEmpty()
        ? 0
        : node.getSourceSpans().getFirst().getLineIndex() + 1;
  }

  private final class Walk extends AbstractVisitor {
    private final String path;

    Walk(String path) {
      this.path = path;
    }

    @Override
    public void visit(Heading heading) {
      block(heading, true);
    }

    @Override
    public void visit(Paragraph paragraph) {
      block(paragraph, false);
    }

    private void block(Node node, boolean heading) {
      Reading read = new Reading();
      node.accept(read);
      String whole = read.whole.toString().strip();
      if (!whole.isEmpty()) {
        Readability.Block block =
            heading
                ? new Readability.Block.Heading(whole)
                : node.getParent() instanceof ListItem
                    ? new Readability.Block.Item(whole)
                    : new Readability.Block.Paragraph(whole);
        blocks.add(block);
        placed.add(new Placed(block, line(node)));
      }
      String open = read.open.toString().strip();
      if (!open.isEmpty()) unbound.add(new Unbound(open, heading, line(node)));
    }

    @Override
    public void visit(HtmlBlock html) {
      refuse(html, "HTML is shown as text. Write Markdown.");
    }

    @Override
    public void visit(FencedCodeBlock code) {
      refuse(code, "A guide for patients has no code.");
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      refuse(code, "A line that begins with four spaces becomes code. Take them away.");
    }

    @Override
    public void visit(BulletList list) {
      visitChildren(list);
    }

    private void refuse(Node node, String reason) {
      foreign.add(new ArticleProblem(path, line(node), reason));
    }

    /** Inlines of one block. */
    private final class Reading extends AbstractVisitor {
      private final StringBuilder whole = new StringBuilder();
      private final StringBuilder open = new StringBuilder();
      private StringBuilder typed = new StringBuilder();
      private boolean inside;

      @Override
      public void visit(Text text) {
        whole.append(text.getLiteral());
        if (inside) typed.append(text.getLiteral());
        else open.append(text.getLiteral());
      }

      @Override
      public void visit(Code code) {
        refuse(code, "A guide for patients has no code.");
      }

      @Override
      public void visit(HtmlInline html) {
        refuse(html, "HTML is shown as text. Write Markdown.");
      }

      @Override
      public void visit(SoftLineBreak line) {
        blank();
      }

      @Override
      public void visit(HardLineBreak line) {
        blank();
      }

      private void blank() {
        whole.append(' ');
        if (inside) typed.append(' ');
        else open.append(' ');
      }

      @Override
      public void visit(Link link) {
        Optional<Binding> binding = Binding.read(link.getDestination());
        if (binding.isEmpty()) {
          led.add(new Led(link.getDestination(), line(link)));
          // The name of another page is no sentence of this one.
          boolean outside = inside;
          StringBuilder before = typed;
          inside = true;
          visitChildren(link);
          inside = outside;
          typed = before;
          return;
        }
        boolean outer = inside;
        StringBuilder outerTyped = typed;
        int from = whole.length();
        inside = true;
        typed = new StringBuilder();
        visitChildren(link);
        bound.add(new Bound(binding.get(), typed.toString(), whole.substring(from), line(link)));
        inside = outer;
        typed = outerTyped;
      }

      @Override
      public void visit(Image image) {
        Optional<Picture> picture = Picture.read(image.getDestination());
        if (picture.isEmpty()) {
          refuse(
              image,
              "Pictures are drawn from rows: value, certainty, bar, array, factbox, conflict; or"
                  + " kept here: image.");
          return;
        }
        drawn.add(new Drawn(picture.get(), words(image), line(image)));
        if (picture.get().kind() == Picture.Kind.VALUE) {
          picture.get().ids().forEach(id -> whole.append(figure(findings, id).orElse("")));
        }
      }
    }
  }

  /** The text between the brackets of a link or a picture. */
  static String words(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak line) {
            words.append(' ');
          }
        });
    return words.toString().strip();
  }

  /** The figure of a row for patients. */
  static Optional<String> figure(Findings findings, String id) {
    return findings
        .claim(id)
        .filter(claim -> claim.status().mayBeStated())
        .flatMap(Figures::of)
        .or(
            () ->
                findings.rate(id).filter(rate -> rate.status().mayBeStated()).flatMap(Figures::of));
  }
}
