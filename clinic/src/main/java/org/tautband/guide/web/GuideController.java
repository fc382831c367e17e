package org.tautband.guide.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.evidence.Rereads;
import org.tautband.guide.Glossary;
import org.tautband.guide.GuideSearch;
import org.tautband.guide.MissedSearches;
import org.tautband.guide.Page;
import org.tautband.guide.Shelf;
import org.tautband.guide.StructuredData;

/** The guide, for everybody: front page, articles, tags. */
@Controller
class GuideController {
  private final Shelf shelf;
  private final Rereads rereads;
  private final GuideSearch search;
  private final MissedSearches missed;
  private final ArticlePdfs papers;
  private final String publicAddress;

  GuideController(
      Shelf shelf,
      Rereads rereads,
      GuideSearch search,
      MissedSearches missed,
      ArticlePdfs papers,
      @Value("${tautband.base-url:}") String publicAddress) {
    this.shelf = shelf;
    this.rereads = rereads;
    this.search = search;
    this.missed = missed;
    this.papers = papers;
    this.publicAddress = publicAddress.replaceFirst("/$", "");
  }

  @GetMapping("/guide")
  String home(Model model, HttpServletResponse response) {
    head(model, response, "/guide");
    List<Page> featured = shelf.featured();
    model.addAttribute("featured", featured);
    model.addAttribute(
        "recent", shelf.recent().stream().filter(page -> !featured.contains(page)).toList());
    model.addAttribute(
        "onChart", shelf.pages().stream().map(Page::path).collect(Collectors.toSet()));
    model.addAttribute("questions", shelf.below("/guide/"));
    model.addAttribute("conditions", shelf.below("/guide/conditions/"));
    model.addAttribute("body", shelf.below("/guide/body/"));
    model.addAttribute(
        "tags",
        shelf.tags().stream()
            .map(tag -> new Counted(tag, shelf.tagged(tag.id()).size()))
            .filter(counted -> counted.pages() > 0)
            .toList());
    return "guide/home";
  }

  /** A tag with how many pages carry it. */
  record Counted(Shelf.Tag tag, int pages) {}

  @GetMapping({"/guide/{slug}", "/guide/conditions/{slug}", "/guide/body/{slug}"})
  String article(
      @PathVariable String slug,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String path = request.getRequestURI();
    Optional<String> instead = shelf.gone(path);
    if (instead.isPresent()) return gone(instead.get(), response, model);
    Page page =
        shelf.page(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    head(model, response, page.path());
    model.addAttribute("page", page);
    model.addAttribute("address", address(request) + page.path());
    rereads.changedOn(page.path()).ifPresent(day -> model.addAttribute("changedOn", day));
    model.addAttribute("readOn", shelf.readOn());
    model.addAttribute("related", shelf.related(page));
    model.addAttribute("tags", page.tags().stream().flatMap(t -> shelf.tag(t).stream()).toList());
    if (!publicAddress.isEmpty()) {
      model.addAttribute("jsonLd", StructuredData.of(page, publicAddress));
    }
    return "guide/article";
  }

  @GetMapping(Glossary.PATH)
  String glossary(HttpServletResponse response, Model model) {
    head(model, response, Glossary.PATH);
    model.addAttribute("glossary", shelf.glossary().words());
    return "guide/glossary";
  }

  @GetMapping({"/guide/{slug}/pdf", "/guide/conditions/{slug}/pdf", "/guide/body/{slug}/pdf"})
  ResponseEntity<byte[]> pdf(@PathVariable String slug, HttpServletRequest request) {
    Page page =
        shelf
            .page(request.getRequestURI().replaceFirst("/pdf$", ""))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Cache-Control", "no-cache")
        .header("Content-Disposition", "inline; filename=\"" + slug + ".pdf\"")
        .header("X-Robots-Tag", "noindex")
        .body(papers.of(page, address(request)));
  }

  /** A page that was taken away says so, and leads on. */
  private String gone(String instead, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("noindex", true);
    model.addAttribute("instead", shelf.page(instead).orElse(null));
    return "guide/gone";
  }

  @GetMapping("/guide/search")
  String search(
      @RequestParam(defaultValue = "") String q, HttpServletResponse response, Model model) {
    response.setHeader("Cache-Control", "no-cache");
    model.addAttribute("noindex", true);
    model.addAttribute("q", q);
    GuideSearch.Answer answer = search.search(q);
    if (answer.hits().isEmpty()) missed.count(q);
    model.addAttribute("answer", answer);
    return "guide/search";
  }

  @GetMapping("/guide/tags/{tag}")
  String tag(@PathVariable String tag, HttpServletResponse response, Model model) {
    Shelf.Tag known =
        shelf.tag(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    head(model, response, "/guide/tags/" + known.id());
    model.addAttribute("tag", known);
    List<Page> pages = shelf.tagged(known.id());
    model.addAttribute("pages", pages);
    return "guide/tag";
  }

  /** The configured address; without one this machine's own, never what a header claims. */
  private String address(HttpServletRequest request) {
    return publicAddress.isEmpty() ? "http://127.0.0.1:" + request.getLocalPort() : publicAddress;
  }

  /** The same for everybody: asked again with its ETag, it costs nothing to send. */
  private void head(Model model, HttpServletResponse response, String path) {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Cookie");
    model.addAllAttributes(
        publicAddress.isEmpty()
            ? Map.of()
            : Map.of(
                "canonical",
                publicAddress + path,
                "shareImage",
                publicAddress + "/css/pictures/guide-share.png"));
  }
}
