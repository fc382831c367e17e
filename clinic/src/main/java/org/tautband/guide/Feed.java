package org.tautband.guide;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The guide for machines: an Atom feed (RFC 4287) and a sitemap. */
public final class Feed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private Feed() {}

  private interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  /**
   * The pages as a feed.
   *
   * @param address public address of the site, without a slash at its end
   * @param title of the feed
   * @param path of the page it is about; the feed stands at {@code path/feed.atom}
   */
  public static String atom(List<Page> pages, String title, String path, String address) {
    return document(
        xml -> {
          xml.writeStartElement("feed");
          xml.writeDefaultNamespace(ATOM);
          text(xml, "id", address + path);
          text(xml, "title", title);
          text(xml, "updated", newest(pages) + "T00:00:00Z");
          link(xml, "self", address + path + "/feed.atom");
          link(xml, "alternate", address + path);
          xml.writeStartElement("author");
          text(xml, "name", "Tautband project");
          xml.writeEndElement();
          for (Page page : pages) {
            xml.writeStartElement("entry");
            text(xml, "id", address + page.path());
            text(xml, "title", page.title());
            text(xml, "updated", page.changed() + "T00:00:00Z");
            text(xml, "summary", page.summary());
            link(xml, "alternate", address + page.path());
            xml.writeEndElement();
          }
          xml.writeEndElement();
        });
  }

  /** Every public page with the day its text was last changed. */
  public static String sitemap(List<Page> pages, List<Shelf.Tag> tags, String address) {
    return document(
        xml -> {
          xml.writeStartElement("urlset");
          xml.writeDefaultNamespace(SITEMAP);
          url(xml, address + "/guide", newest(pages));
          for (Page page : pages) url(xml, address + page.path(), page.changed());
          for (Shelf.Tag tag : tags) {
            List<Page> tagged = pages.stream().filter(p -> p.tags().contains(tag.id())).toList();
            if (!tagged.isEmpty()) {
              url(xml, address + "/guide/tags/" + tag.id(), newest(tagged));
            }
          }
          xml.writeEndElement();
        });
  }

  private static LocalDate newest(List<Page> pages) {
    return pages.stream().map(Page::changed).max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
  }

  private static void url(XMLStreamWriter xml, String address, LocalDate updated)
      throws XMLStreamException {
    xml.writeStartElement("url");
    text(xml, "loc", address);
    text(xml, "lastmod", updated.toString());
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String address)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", address);
  }

  private static String document(Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      content.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException broken) {
      throw new IllegalStateException(broken);
    }
    return text.toString();
  }
}
