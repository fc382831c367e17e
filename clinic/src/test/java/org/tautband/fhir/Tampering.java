package org.tautband.fhir;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What somebody who owns the database might do to one clinic group's published record, drawn by a
 * seed. Each kind is one or several SQL statements that name the group themselves.
 */
enum Tampering {
  FLIP_A_BYTE,
  FLIP_A_HASH_BYTE,
  CHANGE_AUTHOR,
  CHANGE_INSTANT,
  CHANGE_MAPPING,
  DELETE_FIRST,
  DELETE_MIDDLE,
  DELETE_LAST,
  DELETE_LAST_AND_MOVE_HEAD,
  SWAP_BODIES,
  SWAP_NUMBERS,
  COPY_AS_NEXT,
  COPY_TO_ANOTHER_CHAIN,
  MOVE_TO_ANOTHER_CHAIN,
  DELETE_WHOLE_CHAIN,
  COLUMN_PATIENT,
  COLUMN_DATE,
  COLUMN_VERSION,
  COLUMN_CONTENT_HASH,
  COLUMN_PUBLISHED,
  COLUMN_ROW_GONE,
  CODE_CHANGED,
  CODE_ADDED,
  CODE_GONE,
  HEAD_CHANGED,
  HEAD_GONE;

  /** The statements, and in words what they did. */
  record Deed(String words, List<String> statements) {}

  /** One version that exists. */
  record Row(UUID chain, long number, long chainLength, String type, String id, int version) {
    String where(UUID group) {
      return " where clinic_group_id = '%s' and chain_id = '%s' and number = %d"
          .formatted(group, chain, number);
    }
  }

  Deed deed(UUID group, List<Row> rows, Random random) {
    var row = rows.get(random.nextInt(rows.size()));
    var other = rows.get(random.nextInt(rows.size()));
    while (other.equals(row)) {
      other = rows.get(random.nextInt(rows.size()));
    }
    return new Deed(this + " " + row + " " + other, statements(group, row, other, rows, random));
  }

  private List<String> statements(UUID group, Row row, Row other, List<Row> rows, Random random) {
    var at = row.where(group);
    var of = " where clinic_group_id = '" + group + "' and chain_id = '" + row.chain() + "'";
    var current =
        " where clinic_group_id = '%s' and type = '%s' and resource_id = '%s'"
            .formatted(group, row.type(), row.id());
    int bit = 1 << random.nextInt(8);
    return switch (this) {
      case FLIP_A_BYTE ->
          List.of(
              ("update fhir_version set body = set_byte(body, p, get_byte(body, p) # %d) from"
                      + " (select (%d %% length(body)) as p from fhir_version%s) x%s")
                  .formatted(bit, random.nextInt(100_000), at, at));
      case FLIP_A_HASH_BYTE ->
          List.of(
              "update fhir_version set %1$s = set_byte(%1$s, %2$d, get_byte(%1$s, %2$d) # %3$d)"
                      .formatted(
                          random.nextBoolean() ? "hash" : "previous_hash", random.nextInt(32), bit)
                  + at);
      case CHANGE_AUTHOR -> List.of("update fhir_version set author_id = gen_random_uuid()" + at);
      case CHANGE_INSTANT ->
          List.of(
              "update fhir_version set published_at = published_at + interval '1 microsecond'"
                  + at);
      case CHANGE_MAPPING -> List.of("update fhir_version set mapping = mapping + 1" + at);
      case DELETE_FIRST -> List.of("delete from fhir_version" + of + " and number = 1");
      case DELETE_MIDDLE ->
          List.of(
              "delete from fhir_version"
                  + of
                  + " and number = "
                  + Math.max(1, row.chainLength() / 2));
      case DELETE_LAST ->
          List.of("delete from fhir_version" + of + " and number = " + row.chainLength());
      case DELETE_LAST_AND_MOVE_HEAD ->
          List.of(
              "update fhir_chain set length = length - 1, hash = (select previous_hash from"
                  + " fhir_version"
                  + of
                  + " and number = "
                  + row.chainLength()
                  + ")"
                  + of,
              "delete from fhir_version" + of + " and number = " + row.chainLength());
      case SWAP_BODIES ->
          List.of(
              ("update fhir_version v set body = o.body from (select a.number n, a.chain_id c,"
                      + " b.body from fhir_version a, fhir_version b where a.clinic_group_id ="
                      + " '%1$s' and b.clinic_group_id = '%1$s' and ((a.chain_id = '%2$s' and"
                      + " a.number = %3$d and b.chain_id = '%4$s' and b.number = %5$d) or"
                      + " (a.chain_id = '%4$s' and a.number = %5$d and b.chain_id = '%2$s' and"
                      + " b.number = %3$d))) o where v.clinic_group_id = '%1$s' and v.chain_id ="
                      + " o.c and v.number = o.n")
                  .formatted(group, row.chain(), row.number(), other.chain(), other.number()));
      case SWAP_NUMBERS -> {
        long neighbour = row.number() == 1 ? 2 : row.number() - 1;
        yield List.of(
            "update fhir_version set number = 1000001" + at,
            "update fhir_version set number = %d".formatted(row.number())
                + of
                + " and number = "
                + neighbour,
            "update fhir_version set number = %d".formatted(neighbour)
                + of
                + " and number = 1000001");
      }
      case COPY_AS_NEXT -> List.of(copy(group, row, row.chain(), row.chainLength() + 1));
      case COPY_TO_ANOTHER_CHAIN ->
          List.of(copy(group, row, UUID.nameUUIDFromBytes(new byte[] {1}), 1));
      case MOVE_TO_ANOTHER_CHAIN ->
          List.of(
              "update fhir_version set chain_id = '%s', number = 1"
                      .formatted(UUID.nameUUIDFromBytes(new byte[] {2}))
                  + at);
      case DELETE_WHOLE_CHAIN ->
          List.of(
              "delete from fhir_code k using fhir_current c where c.clinic_group_id = '%s' and"
                      .formatted(group)
                  + " k.clinic_group_id = c.clinic_group_id and k.type = c.type and k.resource_id"
                  + " = c.resource_id and c.chain_id = '"
                  + row.chain()
                  + "'",
              "delete from fhir_current" + of,
              "delete from fhir_chain" + of,
              "delete from fhir_version" + of);
      case COLUMN_PATIENT ->
          List.of("update fhir_current set patient_id = gen_random_uuid()" + current);
      case COLUMN_DATE ->
          List.of(
              "update fhir_current set %1$s = coalesce(%1$s, '2026-01-01') + interval '1 hour'"
                      .formatted(random.nextBoolean() ? "date_from" : "date_to")
                  + current);
      case COLUMN_VERSION ->
          List.of(
              "update fhir_current set version = version + %d"
                      .formatted(random.nextBoolean() ? 1 : -1)
                  + current);
      case COLUMN_CONTENT_HASH ->
          List.of(
              "update fhir_current set content_hash = set_byte(content_hash, 3,"
                  + " get_byte(content_hash, 3) # "
                  + bit
                  + ")"
                  + current);
      case COLUMN_PUBLISHED ->
          List.of(
              "update fhir_current set published_at = published_at - interval '1 day'" + current);
      case COLUMN_ROW_GONE -> List.of("delete from fhir_current" + current);
      case CODE_CHANGED ->
          List.of("update fhir_code set code = code || 'x'" + coded(group, rows, random));
      case CODE_ADDED ->
          List.of(
              "insert into fhir_code values ('%s', '%s', '%s', 'http://loinc.org', '0-0')"
                  .formatted(group, row.type(), row.id()));
      case CODE_GONE -> List.of("delete from fhir_code" + coded(group, rows, random));
      case HEAD_CHANGED ->
          List.of(
              "update fhir_chain set hash = set_byte(hash, 5, get_byte(hash, 5) # "
                  + bit
                  + ")"
                  + of);
      case HEAD_GONE -> List.of("delete from fhir_chain" + of);
    };
  }

  private static String coded(UUID group, List<Row> rows, Random random) {
    var observations = rows.stream().filter(r -> r.type().equals("Observation")).toList();
    return " where clinic_group_id = '%s' and type = 'Observation' and resource_id = '%s'"
        .formatted(group, observations.get(random.nextInt(observations.size())).id());
  }

  private static String copy(UUID group, Row row, UUID chain, long number) {
    return ("insert into fhir_version select clinic_group_id, '%s', %d, type, resource_id, version"
            + " + 500, published_at, author_id, mapping, body, previous_hash, hash from"
            + " fhir_version%s")
        .formatted(chain, number, row.where(group));
  }
}
