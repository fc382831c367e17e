package org.tautband.fhir;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the modules' rows still say what was published: everything of the current mapping number
 * is rendered again and compared.
 */
@Component
public class Drift {
  private static final int MOST = 50;
  private static final int BATCH = 500;
  private final JdbcClient jdbc;
  private final VersionTable table;
  private final List<Republisher> modules;

  Drift(JdbcClient jdbc, VersionTable table, List<Republisher> modules) {
    this.jdbc = jdbc;
    this.table = table;
    this.modules = modules;
  }

  /**
   * What was found.
   *
   * @param compared how many resources were rendered again
   * @param differences in words, at most {@value #MOST}; empty when nothing drifted
   */
  public record Report(long compared, List<String> differences) {}

  /** Renders everything of the current group again and compares. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Report check() {
    var comparison = new Comparison();
    for (var module : modules) {
      module.render((patientId, rendering) -> comparison.add(module.module(), rendering));
      comparison.flush();
    }
    comparison.neverRendered();
    return new Report(comparison.seen.size(), List.copyOf(comparison.differences));
  }

  private record Rendered(String module, ResourceContent content) {
    VersionTable.Key key() {
      return new VersionTable.Key(content.type(), content.id());
    }
  }

  private final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private final Set<VersionTable.Key> seen = new HashSet<>();
    private final List<Rendered> batch = new ArrayList<>();

    void add(String module, Rendering rendering) {
      rendering.resources().forEach(r -> batch.add(new Rendered(module, ResourceContent.of(r))));
      if (batch.size() >= BATCH) {
        flush();
      }
    }

    void flush() {
      if (batch.isEmpty()) {
        return;
      }
      var newest = table.newest(batch.stream().map(Rendered::key).toList());
      for (var one : batch) {
        seen.add(one.key());
        var known = newest.get(one.key());
        if (known == null) {
          differs(one, "is in the module's rows but was never published");
        } else if (known.mapping() == Mapping.NUMBER
            && !MessageDigest.isEqual(known.contentHash(), one.content().hash())) {
          differs(one, "was published differently");
        }
      }
      batch.clear();
    }

    private void differs(Rendered one, String words) {
      add(one.module() + ": " + one.key().type() + "/" + one.key().id() + " " + words);
    }

    private void add(String words) {
      if (differences.size() < MOST) {
        differences.add(words);
      }
    }

    void neverRendered() {
      jdbc.sql("select type, resource_id from fhir_current where mapping = ? order by 1, 2")
          .param(Mapping.NUMBER)
          .withFetchSize(BATCH)
          .query(
              row -> {
                var key = new VersionTable.Key(row.getString(1), row.getString(2));
                if (!seen.contains(key)) {
                  add(
                      key.type()
                          + "/"
                          + key.id()
                          + " was published; no module renders it any more");
                }
              });
    }
  }
}
