package org.tautband.shell.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The published reports that the invented people's complaints follow. */
@Component
public class PublishedCases {
  private final List<Case> cases = read();

  /**
   * One report, as {@code content/demo/published_cases.json} holds it.
   *
   * @param n people in the report; empty when not stated
   * @param summary what was reported, in our words
   * @param access how much of it was read
   */
  public record Case(
      String id, String source, String kind, String n, String summary, String access) {}

  private record File(List<Case> cases) {}

  /** All of them, in the order of the file. */
  public List<Case> all() {
    return cases;
  }

  /** The invented person whose complaint follows the report; empty when nobody's does. */
  public String personOf(Case report) {
    return Arrays.stream(DemoPerson.values())
        .filter(person -> report.id().equals(person.caseId()))
        .map(DemoPerson::familyFirst)
        .findFirst()
        .orElse("");
  }

  /** The report with that id, such as {@code V07}. */
  public Case get(String id) {
    return cases.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Case> read() {
    var json =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (InputStream in =
        new ClassPathResource("content/demo/published_cases.json").getInputStream()) {
      return json.readValue(in, File.class).cases();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
