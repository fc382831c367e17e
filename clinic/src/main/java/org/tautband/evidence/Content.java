package org.tautband.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything in {@code content/} as it stands now, read and checked. A bad row is a {@link
 * ContentRefused} with file, line and reason, never a missing question. What the application holds
 * changes when a clinic edits a row ({@link Edits}); {@link #asOfNow} does not.
 */
public final class Content {
  private volatile State state;
  private volatile long lastEdit;

  private Content(State state) {
    this.state = state;
  }

  /** One state of all files; immutable. */
  private static final class State {
    private final Schema schema;
    private final Map<String, List<Row>> tables;
    private final Map<String, byte[]> files;
    private final String version;
    private final List<OwnRow> own;
    private final @Nullable State shipped;
    private final Map<String, Source> sources;
    private final Map<String, BodyGroup> bodyGroups;
    private final Map<String, PrecautionAction> actions;
    private final Map<String, Question> questions;
    private final List<RedFlag> redFlags;
    private final List<ConsentItem> consentItems;
    private final List<Rate> rates;
    private final List<Claim> benefits;
    private final List<CheckinAnswer> checkinAnswers;

    State(Schema schema, Map<String, List<Row>> tables, Map<String, byte[]> files) {
      this(schema, tables, files, List.of(), null);
    }

    State(State shipped, Map<String, List<Row>> tables, List<OwnRow> own) {
      this(shipped.schema, tables, shipped.files, own, shipped);
    }

    private State(
        Schema schema,
        Map<String, List<Row>> tables,
        Map<String, byte[]> files,
        List<OwnRow> own,
        @Nullable State shipped) {
      this.schema = schema;
      this.tables = Map.copyOf(tables);
      this.files = files;
      this.own = List.copyOf(own);
      this.shipped = shipped;
      version = hash(files, own);
      sources = byKey("sources/sources.csv", Source::of, Source::key);
      bodyGroups = byKey("atlas/body_groups.csv", BodyGroup::of, BodyGroup::id);
      actions =
          byKey("screening/precaution_actions.csv", PrecautionAction::of, PrecautionAction::code);
      questions = Questions.of(this::rows);
      redFlags = typed("screening/red_flags.csv", RedFlag::of);
      consentItems = typed("consent/consent_items.csv", ConsentItem::of);
      rates = typed("evidence/adverse_event_rates.csv", Rate::of);
      benefits = typed("evidence/efficacy.csv", Claim::efficacy);
      checkinAnswers = typed("checkin/checkin_answers.csv", CheckinAnswer::of);
    }

    State shipped() {
      return shipped == null ? this : shipped;
    }

    List<Row> rows(String file) {
      return found(tables, file, "content file");
    }

    private <T> List<T> typed(String file, Function<Row, T> of) {
      return rows(file).stream().map(of).toList();
    }

    private <T> Map<String, T> byKey(String file, Function<Row, T> of, Function<T, String> key) {
      return rows(file).stream()
          .map(of)
          .collect(Collectors.toMap(key, row -> row, (a, b) -> a, LinkedHashMap::new));
    }
  }

  /** Reads and checks what is on the class path. */
  public static Content load() {
    return of(Content::fromClassPath);
  }

  /**
   * Reads and checks.
   *
   * @param files path below {@code content/} to bytes
   */
  static Content of(Function<String, byte[]> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    byte[] schemaJson = files.apply("schema.json");
    bytes.put("schema.json", schemaJson);
    Schema schema = Schema.read(schemaJson);
    Map<String, List<Row>> tables = new TreeMap<>();
    List<ContentProblem> problems = new ArrayList<>();
    schema
        .tables()
        .forEach(
            (file, table) -> {
              bytes.put(file, files.apply(file));
              tables.put(file, Tables.read(file, table, bytes.get(file), problems));
            });
    for (String json : List.of("atlas/atlas.json", "atlas/grading.json")) {
      bytes.put(json, files.apply(json));
    }
    refuse(problems);
    refuse(ContentCheck.problems(schema, tables, bytes));
    return new Content(new State(schema, tables, bytes));
  }

  /**
   * What the files say with a clinic's own rows in place of theirs, or beside them; rows of before
   * are not carried over. Refused as a file would be.
   */
  Content with(List<OwnRow> own) {
    State files = state.shipped();
    Map<String, List<Row>> tables = new TreeMap<>(files.tables);
    own.forEach(row -> row.putInto(tables, table(row.file()).key()));
    refuse(ContentCheck.problems(files.schema, tables, files.files));
    return new Content(new State(files, tables, own));
  }

  /** What the files say by themselves. */
  public Content shipped() {
    return new Content(state.shipped());
  }

  /** This state, whatever is edited later: what is worked out from it is of one piece. */
  public Content asOfNow() {
    return new Content(state);
  }

  /**
   * From here on everybody reads the other one's rows; not where a later edit is read already.
   *
   * @param edit number of the last edit it knows, 0 for none
   */
  synchronized void become(Content other, long edit) {
    if (edit < lastEdit) return;
    lastEdit = edit;
    state = other.state;
  }

  /** Number of the last edit that everybody reads; 0 for none. */
  long lastEdit() {
    return lastEdit;
  }

  /** The rows a clinic put in place of, or beside, those of the files. */
  List<OwnRow> own() {
    return state.own;
  }

  /** What {@code schema.json} says about a file. */
  Schema.Table table(String file) {
    return state.schema.table(file);
  }

  private static void refuse(List<ContentProblem> problems) {
    if (!problems.isEmpty()) {
      throw new ContentRefused(problems);
    }
  }

  /**
   * SHA-256, hexadecimal, over names and bytes of all files that were loaded, each with its length,
   * and over a clinic's own rows where there are any.
   */
  public String version() {
    return state.version;
  }

  /** The last day on which sources were read; rows carry no date of their own. */
  public LocalDate readOn() {
    return state.schema.readOn();
  }

  /** Ids of the conditions that join needling with the other options. */
  public List<String> conditions() {
    return state.schema.conditions();
  }

  public List<BodyGroup> bodyGroups() {
    return List.copyOf(state.bodyGroups.values());
  }

  /** The body group of that id; another id is a broken invariant, ask {@link #knowsBodyGroup}. */
  public BodyGroup bodyGroup(String id) {
    return found(state.bodyGroups, id, "body group");
  }

  public boolean knowsBodyGroup(String id) {
    return state.bodyGroups.containsKey(id);
  }

  /** "knee and lower leg, left". */
  public String inWords(Place place) {
    return bodyGroup(place.bodyGroup()).shortName() + ", " + place.side().inWords();
  }

  /** The place with the whole name of its body group, for what somebody signs. */
  public String inFull(Place place) {
    return bodyGroup(place.bodyGroup()).name() + ", " + place.side().inWords();
  }

  public Source source(String key) {
    return found(state.sources, key, "source");
  }

  /** The sources without the marks for our own and for recalled: those a reader can look up. */
  public List<Source> citable(List<String> keys) {
    return keys.stream()
        .filter(key -> !key.equals("RECALLED") && !key.equals("OWN"))
        .map(this::source)
        .toList();
  }

  /** All screening questions in the order of the file. */
  public List<Question> questions() {
    return List.copyOf(state.questions.values());
  }

  public Question question(String id) {
    return found(state.questions, id, "question");
  }

  public boolean knowsQuestion(String id) {
    return state.questions.containsKey(id);
  }

  public PrecautionAction action(String code) {
    return found(state.actions, code, "action code");
  }

  public List<RedFlag> redFlags() {
    return state.redFlags;
  }

  public List<ConsentItem> consentItems() {
    return state.consentItems;
  }

  public List<Rate> rates() {
    return state.rates;
  }

  public List<Claim> benefits() {
    return state.benefits;
  }

  public List<CheckinAnswer> checkinAnswers() {
    return state.checkinAnswers;
  }

  /**
   * The rows of a file that has no record of its own.
   *
   * @param file path below {@code content/}, as in {@code schema.json}
   */
  public List<Row> rows(String file) {
    return state.rows(file);
  }

  private static <T> T found(Map<String, T> map, String id, String kind) {
    T value = map.get(id);
    if (value == null) {
      throw new IllegalArgumentException("no " + kind + " '" + id + "' in the content");
    }
    return value;
  }

  private static String hash(Map<String, byte[]> files, List<OwnRow> own) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            for (byte[] part : List.of(name.getBytes(StandardCharsets.UTF_8), bytes)) {
              sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, part.length));
              sha.update(part);
            }
          });
      own.forEach(row -> sha.update(row.inOrder().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static byte[] fromClassPath(String path) {
    try (InputStream in = Content.class.getResourceAsStream("/content/" + path)) {
      if (in == null) {
        throw new ContentRefused(
            List.of(new ContentProblem("content/" + path, 1, "the file is missing")));
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
