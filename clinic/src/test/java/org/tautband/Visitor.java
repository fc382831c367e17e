package org.tautband;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** Somebody with a cookie jar who reads pages and sends their forms, without a browser. */
public final class Visitor {
  private final String base;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  public Visitor(String base) {
    this.base = base;
  }

  /** What came back; redirects are not followed. */
  public record Answer(int status, String location, String body) {}

  /** Reads a page. */
  public Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  /** Reads a page and says, as browsers do, that a page is wanted: a fault is a page then, too. */
  public Answer getPage(String path) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").GET());
  }

  /** Sends a form as it stands: no token is added. */
  public Answer postRaw(String path, Map<String, String> fields) {
    var form = query(fields);
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html, */*")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** Opens {@code page}, takes its CSRF and page tokens, and sends {@code fields} to a path. */
  public Answer post(String page, String path, Map<String, String> fields) {
    var document = Jsoup.parse(get(page).body());
    var all = new java.util.HashMap<>(fields);
    all.putIfAbsent("_csrf", document.select("meta[name=csrf]").attr("content"));
    var token = document.select("meta[name=page-token]").attr("content");
    if (!token.isEmpty()) {
      all.putIfAbsent("pageToken", token);
    }
    return postRaw(path, all);
  }

  /** As a page's program sends it: tokens in headers. */
  public Answer postJson(String page, String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("X-CSRF-TOKEN", csrf(page))
            .header("X-Page-Token", meta(page, "page-token"))
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Sends a form as a page's program does that stays on its page. */
  public Answer postForProgram(String path, String csrf, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("X-CSRF-TOKEN", csrf)
            .POST(HttpRequest.BodyPublishers.ofString(query(fields))));
  }

  /** Opens {@code page}, takes its CSRF token, and sends a file in the field {@code file}. */
  public Answer upload(String page, String path, String fileName, byte[] bytes) {
    var edge = "edge-of-a-part";
    var head =
        """
        --%s\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %s\r
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(edge, csrf(page), edge, fileName);
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "multipart/form-data; boundary=" + edge)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofByteArray(bytes),
                    HttpRequest.BodyPublishers.ofString("\r\n--" + edge + "--\r\n"))));
  }

  /** The CSRF token that this page carries. */
  public String csrf(String page) {
    return meta(page, "csrf");
  }

  private String meta(String page, String name) {
    return Jsoup.parse(get(page).body()).select("meta[name=" + name + "]").attr("content");
  }

  /** Sends an empty request of any method with a CSRF header. */
  public Answer send(String method, String path, String csrf) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).header("X-CSRF-TOKEN", csrf);
    if (method.equals("POST") || method.equals("PUT")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    return send(request.method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Signs in; a refused login answers with the page that says why. */
  public Answer signIn(String login, String password) {
    var answer = post("/login", "/login", Map.of("username", login, "password", password));
    return answer.location().contains("/login?")
        ? get(answer.location().replaceFirst("^https?://[^/]+", ""))
        : answer;
  }

  /** Reads a file. */
  public byte[] bytes(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).GET();
    return sent(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  private Answer send(HttpRequest.Builder request) {
    var answer = sent(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
  }

  private <T> HttpResponse<T> sent(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The fields as a form or a query string carries them. */
  public static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
