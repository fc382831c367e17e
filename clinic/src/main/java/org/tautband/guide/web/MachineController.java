package org.tautband.guide.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.evidence.RowHistory;
import org.tautband.guide.Feed;
import org.tautband.guide.Page;
import org.tautband.guide.Shelf;

/** Feed, sitemap and robots.txt. */
@RestController
class MachineController {
  private final Shelf shelf;
  private final RowHistory rows;
  private final String publicAddress;

  MachineController(
      Shelf shelf, RowHistory rows, @Value("${tautband.base-url:}") String publicAddress) {
    this.shelf = shelf;
    this.rows = rows;
    this.publicAddress = publicAddress.replaceFirst("/$", "");
  }

  @GetMapping("/guide/feed.atom")
  ResponseEntity<String> feed(HttpServletRequest request) {
    return answer(
        MediaType.APPLICATION_ATOM_XML,
        Feed.atom(moved(shelf.pages()), "Dry needling guide", "/guide", address(request)));
  }

  @GetMapping("/guide/tags/{tag}/feed.atom")
  ResponseEntity<String> tagFeed(@PathVariable String tag, HttpServletRequest request) {
    Shelf.Tag known =
        shelf.tag(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return answer(
        MediaType.APPLICATION_ATOM_XML,
        Feed.atom(
            moved(shelf.tagged(known.id())),
            "Dry needling guide: " + known.label(),
            "/guide/tags/" + known.id(),
            address(request)));
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<String> sitemap(HttpServletRequest request) {
    return answer(
        MediaType.APPLICATION_XML,
        Feed.sitemap(moved(shelf.pages()), shelf.tags(), address(request)));
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> robots(HttpServletRequest request) {
    return answer(
        MediaType.TEXT_PLAIN,
        "User-agent: *\nAllow: /guide\nDisallow: /guide/search\nDisallow: /\nSitemap: "
            + address(request)
            + "/sitemap.xml\n");
  }

  /** A page is another one since its text changed, or a row it rests on. */
  private List<Page> moved(List<Page> pages) {
    var changed = rows.lastChanges();
    return pages.stream().map(page -> page.notBefore(changed)).toList();
  }

  private static ResponseEntity<String> answer(MediaType type, String body) {
    return ResponseEntity.ok()
        .contentType(new MediaType(type, java.nio.charset.StandardCharsets.UTF_8))
        .header("Cache-Control", "no-cache")
        .body(body);
  }

  /** The configured address; without one this machine's own, never what a header claims. */
  private String address(HttpServletRequest request) {
    return publicAddress.isEmpty() ? "http://127.0.0.1:" + request.getLocalPort() : publicAddress;
  }
}
