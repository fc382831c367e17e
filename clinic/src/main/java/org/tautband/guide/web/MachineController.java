package org.tautband.guide.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tautband.guide.Feed;
import org.tautband.guide.Shelf;

/** Feed, sitemap and robots.txt. */
@RestController
class MachineController {
  /** Day on which the shipped text was last changed; versions of articles will carry their own. */
  private static final LocalDate TEXT_OF = LocalDate.of(2026, 11, 28);

  private final Shelf shelf;
  private final String publicAddress;

  MachineController(Shelf shelf, @Value("${tautband.base-url:}") String publicAddress) {
    this.shelf = shelf;
    this.publicAddress = publicAddress.replaceFirst("/$", "");
  }

  @GetMapping("/guide/feed.atom")
  ResponseEntity<String> feed(HttpServletRequest request) {
    return answer(
        MediaType.APPLICATION_ATOM_XML, Feed.atom(shelf.pages(), address(request), TEXT_OF));
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<String> sitemap(HttpServletRequest request) {
    return answer(
        MediaType.APPLICATION_XML, Feed.sitemap(shelf.pages(), address(request), TEXT_OF));
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> robots(HttpServletRequest request) {
    return answer(
        MediaType.TEXT_PLAIN,
        "User-agent: *\nAllow: /guide\nDisallow: /guide/search\nDisallow: /\nSitemap: "
            + address(request)
            + "/sitemap.xml\n");
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
