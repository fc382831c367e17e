package org.tautband.guide;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** Articles, their texts and steps, in SQL. Only added to. */
@Component
class ArticleTable {
  private final JdbcClient jdbc;

  ArticleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends, nobody else adds to this article. */
  void lock(String path) {
    jdbc.sql("select pg_advisory_xact_lock(4207283, hashtext(?))").param(path).query(row -> {});
  }

  Optional<ArticleLife> find(String path) {
    List<ArticleVersion> versions =
        jdbc.sql("select * from guide_article_version where path = ? order by number")
            .param(path)
            .query(ArticleTable::version)
            .list();
    if (versions.isEmpty()) return Optional.empty();
    return Optional.of(
        new ArticleLife(
            path,
            versions,
            jdbc.sql("select * from guide_article_step where path = ? order by id")
                .param(path)
                .query(ArticleTable::step)
                .list()));
  }

  /** Every article, by address. */
  List<ArticleLife> all() {
    Map<String, List<ArticleVersion>> versions = new LinkedHashMap<>();
    jdbc.sql("select * from guide_article_version order by path, number")
        .query(ArticleTable::version)
        .list()
        .forEach(v -> versions.computeIfAbsent(v.path(), p -> new ArrayList<>()).add(v));
    Map<String, List<ArticleStep>> steps = new LinkedHashMap<>();
    jdbc.sql("select * from guide_article_step order by id")
        .query(ArticleTable::step)
        .list()
        .forEach(s -> steps.computeIfAbsent(s.path(), p -> new ArrayList<>()).add(s));
    return versions.entrySet().stream()
        .map(
            e ->
                new ArticleLife(
                    e.getKey(), e.getValue(), steps.getOrDefault(e.getKey(), List.of())))
        .toList();
  }

  /** The latest step of any article; 0 before the first. */
  long lastStep() {
    return jdbc.sql("select coalesce(max(id), 0) from guide_article_step")
        .query(Long.class)
        .single();
  }

  void add(ArticleVersion version) {
    jdbc.sql(
            """
            insert into guide_article_version
              (path, number, origin, markdown, sha256, based_on, by_account, by_words, at, note)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(version.path(), version.number(), version.origin().name(), version.markdown())
        .param(version.sha256())
        .param(version.basedOn())
        .param(version.byAccount())
        .params(version.by(), TimeColumn.utc(version.at()), version.note())
        .update();
  }

  /** Adds a step; its id is given by the database. */
  void add(ArticleStep step) {
    jdbc.sql(
            """
            insert into guide_article_step
              (path, number, kind, by_account, by_words, at, note, pointer)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(step.path(), step.number(), step.kind().name(), step.byAccount(), step.by())
        .params(TimeColumn.utc(step.at()), step.note(), step.pointer())
        .update();
  }

  private static ArticleVersion version(ResultSet row, int n) throws SQLException {
    return new ArticleVersion(
        row.getString("path"),
        row.getInt("number"),
        ArticleVersion.Origin.valueOf(row.getString("origin")),
        row.getString("markdown"),
        row.getString("sha256"),
        row.getObject("based_on", Integer.class),
        row.getObject("by_account", UUID.class),
        row.getString("by_words"),
        TimeColumn.at(row, "at"),
        row.getString("note"));
  }

  private static ArticleStep step(ResultSet row, int n) throws SQLException {
    return new ArticleStep(
        row.getLong("id"),
        row.getString("path"),
        row.getInt("number"),
        ArticleStep.Kind.valueOf(row.getString("kind")),
        row.getObject("by_account", UUID.class),
        row.getString("by_words"),
        TimeColumn.at(row, "at"),
        row.getString("note"),
        row.getString("pointer"));
  }
}
