package org.tautband.episodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ICD-10 codes that the clinic group brought itself. None ships: licences differ by country.
 */
@Component
@Transactional
public class DiagnosisCodes {
  /** One code of the list. */
  public record Code(String code, String words) {}

  /** What came of reading a list. */
  public sealed interface Loaded {
    /** The list replaces the one before. */
    record Done(int codes) implements Loaded {}

    /** Nothing was changed; each problem names its line. */
    record Refused(List<String> problems) implements Loaded {}
  }

  private final JdbcClient jdbc;

  DiagnosisCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads lines of {@code code;words}; a bad line changes nothing. */
  public Loaded load(String lines) {
    Map<String, String> codes = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] cells = line.split("[;\t]", 2);
      String code = cells[0].strip().toUpperCase(Locale.ROOT);
      String words = cells.length < 2 ? "" : cells[1].strip();
      if (!code.matches("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?")
          || words.isEmpty()
          || words.length() > 500) {
        problems.add(
            "Line "
                + number
                + ": write the code, a semicolon and its words, for example M54.2;"
                + " neck pain");
      } else {
        codes.put(code, words);
      }
    }
    if (codes.isEmpty() && problems.isEmpty()) {
      problems.add("The list is empty. Paste lines such as M54.2; neck pain");
    }
    if (!problems.isEmpty()) {
      return new Loaded.Refused(problems);
    }
    jdbc.sql("delete from diagnosis_code").update();
    codes.forEach(
        (code, words) ->
            jdbc.sql("insert into diagnosis_code (code, words) values (?, ?)")
                .params(code, words)
                .update());
    return new Loaded.Done(codes.size());
  }

  @Transactional(readOnly = true)
  public boolean isLoaded() {
    return jdbc.sql("select exists (select from diagnosis_code)").query(Boolean.class).single();
  }

  @Transactional(readOnly = true)
  public Optional<Code> find(String code) {
    return jdbc.sql("select code, words from diagnosis_code where code = ?")
        .param(code.strip().toUpperCase(Locale.ROOT))
        .query(Code.class)
        .optional();
  }

  @Transactional(readOnly = true)
  public List<Code> all() {
    return jdbc.sql("select code, words from diagnosis_code order by code")
        .query(Code.class)
        .list();
  }
}
