package org.tautband.guide.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.DigestUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.tautband.evidence.Rereads;
import org.tautband.guide.Shelf;

/**
 * Pages of the guide as they were last rendered for somebody who is not signed in: the same for
 * everybody, so they are kept for a minute, packed once, and named by a strong ETag per packing.
 * Searches and pages with a query are rendered each time.
 */
final class KeptPages extends OncePerRequestFilter {
  private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

  /** More addresses than the guide has: a flood of them must not fill the memory. */
  private static final int MOST = 2_000;

  private final Map<String, Kept> pages = new ConcurrentHashMap<>();
  private final Shelf shelf;
  private final Rereads rereads;

  KeptPages(Shelf shelf, Rereads rereads) {
    this.shelf = shelf;
    this.rereads = rereads;
  }

  /**
   * A page.
   *
   * @param of the guide it was rendered from; a change of text or row shows at once
   */
  private record Kept(
      byte[] plain, byte[] packed, String contentType, String tag, long atNanos, String of) {
    static Kept of(ContentCachingResponseWrapper rendered, String guide) {
      byte[] plain = rendered.getContentAsByteArray();
      return new Kept(
          plain,
          pack(plain),
          String.valueOf(rendered.getContentType()),
          DigestUtils.md5DigestAsHex(plain),
          System.nanoTime(),
          guide);
    }

    boolean fresh(String guide) {
      return of.equals(guide) && System.nanoTime() - atNanos < KEPT_NANOS;
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || request.getQueryString() != null
        || request.getRequestURI().startsWith("/guide/images/")
        || request.getRequestURI().equals("/guide/search");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (signedIn()) {
      chain.doFilter(request, response);
      return;
    }
    var path = request.getRequestURI();
    var kept = pages.get(path);
    var guide = shelf.version() + ' ' + rereads.version();
    if (kept == null || !kept.fresh(guide)) {
      var rendered = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, rendered);
      if (rendered.getStatus() != HttpServletResponse.SC_OK || request.isAsyncStarted()) {
        rendered.copyBodyToResponse();
        return;
      }
      kept = Kept.of(rendered, guide);
      if (pages.size() < MOST || pages.containsKey(path)) {
        pages.put(path, kept);
      }
    }
    send(kept, request, response);
  }

  private static void send(Kept kept, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean packed = accepts(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    var etag = "\"" + kept.tag() + (packed ? "-gz\"" : "\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader(HttpHeaders.VARY, "Cookie, Accept-Encoding");
    response.setHeader(HttpHeaders.ETAG, etag);
    if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(kept.contentType());
    if (packed) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    var bytes = packed ? kept.packed() : kept.plain();
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static boolean accepts(@Nullable String encodings) {
    return encodings != null
        && encodings.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }

  private static boolean names(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(etag));
  }

  private static boolean signedIn() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && !new AuthenticationTrustResolverImpl().isAnonymous(who);
  }

  private static byte[] pack(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
