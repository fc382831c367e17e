package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;

/** A browser keeps files for good under an address that changes with them, and no page. */
class PublicFilesTest extends ClinicTest {
  private static final Pattern NAMED = Pattern.compile("url\\(['\"]?([^'\")#:]+)['\"]?\\)");

  @Test
  void linksLeadToAddressesThatAreKeptForGood() {
    var page = Jsoup.parse(answer("/login").body());
    var files = page.select("link[rel=stylesheet], script[src]");
    assertThat(files.size()).isGreaterThan(9);
    for (var file : files) {
      var address = file.hasAttr("href") ? file.attr("href") : file.attr("src");
      assertThat(address).matches("/(css|js)/[0-9a-f]{12}/[a-z/-]+\\.(css|js)");
      assertThat(cacheControl(address)).contains("immutable", "max-age=31536000");
    }
  }

  /** Style sheets lie one folder deeper for a browser than here: what they name must be found. */
  @Test
  void everyFileThatAStyleSheetNamesIsThere() {
    for (var sheet : Jsoup.parse(answer("/login").body()).select("link[rel=stylesheet]")) {
      var address = URI.create(base() + sheet.attr("href"));
      var named = NAMED.matcher(answer(sheet.attr("href")).body());
      while (named.find()) {
        var path = address.resolve(named.group(1)).getPath();
        assertThat(answer(path).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void withoutItsHashAFileIsAskedForEachTimeAndAWrongHashLeadsNowhere() {
    assertThat(cacheControl("/css/base.css")).contains("no-cache").doesNotContain("max");
    assertThat(answer("/css/000000000000/base.css").statusCode()).isEqualTo(404);
  }

  @Test
  void noPageIsKept() {
    assertThat(cacheControl("/login")).contains("no-store");
  }

  private String cacheControl(String path) {
    return answer(path).headers().firstValue("Cache-Control").orElse("");
  }

  private HttpResponse<String> answer(String path) {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(base() + path)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
