package org.tautband.evidence.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tautband.evidence.Edits;
import org.tautband.evidence.Entry;
import org.tautband.evidence.RowKind;

/**
 * A row as somebody types it.
 *
 * @param basedOn version of the row the page was opened with
 * @param values column to what stands in the field
 * @param source citation, address and how it was read, of one that is not listed yet
 */
record EditForm(
    RowKind kind,
    String id,
    int basedOn,
    List<Edits.Column> columns,
    Map<String, String> values,
    Source source,
    String why) {

  record Source(String citation, String url, String read) {
    static final Source NONE = new Source("", "", "");
  }

  /** Of a row as it stands, or of a new one. */
  static EditForm of(
      RowKind kind, String id, int basedOn, List<Edits.Column> columns, @Nullable Entry row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Edits.Column column : columns) {
      values.put(column.name(), row == null ? "" : row.row().text(column.name()));
    }
    return new EditForm(kind, id, basedOn, columns, values, Source.NONE, "");
  }

  /** As it was sent; what was not sent stands as in {@code opened}. */
  static EditForm of(EditForm opened, MultiValueMap<String, String> typed) {
    Map<String, String> values = new LinkedHashMap<>(opened.values());
    values.replaceAll((name, was) -> first(typed, "cell-" + name, was));
    return new EditForm(
        opened.kind(),
        opened.id(),
        basedOn(typed),
        opened.columns(),
        values,
        new Source(
            first(typed, "source-citation", ""),
            first(typed, "source-url", ""),
            first(typed, "source-read", "")),
        first(typed, "why", ""));
  }

  private static int basedOn(MultiValueMap<String, String> typed) {
    String version = first(typed, "basedOn", "");
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
  }

  private static String first(MultiValueMap<String, String> typed, String name, String otherwise) {
    String value = typed.getFirst(name);
    return value == null ? otherwise : value;
  }

  /** The same, to be kept over a newer version that its writer has seen. */
  EditForm onTopOf(int version) {
    return new EditForm(kind, id, version, columns, values, source, why);
  }

  Edits.Typed typed() {
    return new Edits.Typed(
        values,
        source.citation().isBlank()
            ? null
            : new Edits.NewSource(source.citation(), source.url(), source.read()));
  }

  /** Long texts get room. */
  public boolean isLong(Edits.Column column) {
    return !column.number() && values.getOrDefault(column.name(), "").length() > 40;
  }

  /** Words of a column to choose from, with an empty one where it may be empty. */
  public Map<String, String> options(Edits.Column column) {
    Map<String, String> words = new LinkedHashMap<>();
    if (!column.required()) words.put("", "—");
    column.vocabulary().forEach(word -> words.put(word, word.replace('_', ' ')));
    return words;
  }
}
