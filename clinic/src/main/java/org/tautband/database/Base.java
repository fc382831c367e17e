package org.tautband.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/**
 * What one base backup is.
 *
 * @param lineage whose log goes on from it
 * @param system PostgreSQL's identifier of the cluster
 * @param endedAt everything acknowledged before is in it
 * @param clearBytes size of the database's files before compression
 * @param secrets names of the files in {@code secrets/} when it was made
 */
record Base(
    String id,
    String lineage,
    String system,
    Instant startedAt,
    Instant endedAt,
    WalSegment firstSegment,
    WalSegment lastSegment,
    long clearBytes,
    List<String> secrets) {

  byte[] toBytes() {
    return String.join(
            "\n",
            "id=" + id,
            "lineage=" + lineage,
            "system=" + system,
            "startedAt=" + startedAt,
            "endedAt=" + endedAt,
            "firstSegment=" + firstSegment.name(),
            "lastSegment=" + lastSegment.name(),
            "clearBytes=" + clearBytes,
            "secrets=" + String.join(",", secrets))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Base of(byte[] bytes) throws IOException {
    var p = new Properties();
    p.load(new ByteArrayInputStream(bytes));
    return new Base(
        p.getProperty("id"),
        p.getProperty("lineage"),
        p.getProperty("system"),
        Instant.parse(p.getProperty("startedAt")),
        Instant.parse(p.getProperty("endedAt")),
        WalSegment.named(p.getProperty("firstSegment")).orElseThrow(),
        WalSegment.named(p.getProperty("lastSegment")).orElseThrow(),
        Long.parseLong(p.getProperty("clearBytes")),
        List.of(p.getProperty("secrets").split(",")));
  }
}
