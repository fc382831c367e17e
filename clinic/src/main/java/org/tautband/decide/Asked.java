package org.tautband.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.PatientDrawing;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Question;
import org.tautband.evidence.QuestionGroup;
import org.tautband.evidence.QuestionGroups;
import org.tautband.evidence.RedFlag;
import org.tautband.guide.DecisionAid;
import org.tautband.guide.Option;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingWriter;

/** What is asked, and which answers fit: a field or a value that nobody asked for is dropped. */
@Component
public class Asked {
  /** Characters that fit into one line, and into the questions and own wishes. */
  public static final int LINE = 120;

  public static final int TEXT = 2_000;

  /** The field that holds a drawing as JSON (docs/chart). */
  public static final String DRAWING = "drawing";

  private static final Map<String, String> SINCE =
      inOrder(
          "weeks",
          "Less than six weeks",
          "months",
          "Six weeks to three months",
          "long",
          "Longer than three months");
  private static final Map<String, String> TRIED =
      inOrder(
          "needling",
          "Needling",
          "hands_on",
          "Hands-on care",
          "exercise",
          "Exercise",
          "medicine",
          "Pain medicine",
          "waiting",
          "Waiting");
  private static final Map<String, String> YES_NO =
      inOrder("yes", "Yes", "no", "No", "unsure", "Not sure");
  private static final Map<String, String> HOW_MUCH =
      inOrder("little", "Not much", "some", "Some", "lot", "A lot");
  private static final Map<String, String> FEAR =
      inOrder("little", "Not at all", "some", "A little", "lot", "A lot");
  private static final Map<String, String> WAY =
      inOrder("needle_free", "A plan without needles", "all", "All ways stay open");
  private static final Map<String, String> SURE =
      inOrder("little", "Not sure yet", "some", "Fairly sure", "lot", "Very sure");

  private final Map<String, Map<String, String>> closed = new LinkedHashMap<>();
  private final Map<String, String> questions = new LinkedHashMap<>();
  private final Map<String, Integer> free = Map.of("area", LINE, "own", TEXT, "questions", TEXT);
  private final List<QuestionGroup<Question>> health;
  private final List<RedFlag> flags;
  private final BodyChart chart;

  Asked(Content content, DecisionAid aid, BodyChart chart) {
    this.chart = chart;
    var conditions = new LinkedHashMap<String, String>();
    aid.conditions().forEach(c -> conditions.put(c.id().isEmpty() ? "other" : c.id(), c.name()));
    closed.put("condition", conditions);
    closed.put("since", SINCE);
    closed.put("tried", TRIED);
    flags = content.redFlags().stream().filter(f -> f.askedOf() == AskedOf.PATIENT).toList();
    var signs = new LinkedHashMap<String, String>();
    flags.forEach(f -> signs.put(f.id(), f.ask()));
    closed.put("flag", signs);
    var asked = content.questions().stream().filter(q -> q.askedOf() == AskedOf.PATIENT).toList();
    health = QuestionGroups.pack(asked, question -> "Your health");
    asked.forEach(q -> closed.put("h." + q.id(), YES_NO));
    closed.put("fear", FEAR);
    closed.put("fainted", YES_NO);
    closed.put("way", WAY);
    aid.statements().forEach(s -> closed.put("v." + s.id(), HOW_MUCH));
    aid.checks()
        .forEach(
            check -> {
              var choices = new LinkedHashMap<String, String>();
              check.choices().forEach(c -> choices.put(c.id(), c.words()));
              closed.put("k." + check.id(), choices);
            });
    var leaning = new LinkedHashMap<String, String>();
    for (var option : Option.values()) leaning.put(option.key(), option.inWords());
    leaning.put("unsure", "I do not know yet");
    closed.put("leaning", leaning);
    closed.put("sure", SURE);
    closed.put("support", YES_NO);
    questions.put("condition", "What is it about?");
    questions.put("area", "Where does it hurt?");
    questions.put("since", "For how long?");
    questions.put("tried", "What have you tried?");
    questions.put("flag", "Do you have one of these now?");
    questions.put(DRAWING, "Show where it hurts");
    asked.forEach(q -> questions.put("h." + q.id(), q.ask()));
    questions.put("fear", "Do needles frighten you?");
    questions.put("fainted", "Have you fainted with a needle, or at the sight of blood?");
    questions.put("way", "Which way shall we talk about?");
    aid.statements().forEach(s -> questions.put("v." + s.id(), s.words()));
    questions.put("own", "Something else?");
    aid.checks().forEach(c -> questions.put("k." + c.id(), c.question()));
    questions.put("leaning", "Which way do you lean?");
    questions.put("sure", "How sure are you?");
    questions.put("support", "Do you have enough support to choose?");
    questions.put("questions", "What do you still want to ask?");
  }

  /** What a field asks, as its page says it. */
  public String question(String field) {
    return questions.getOrDefault(field, "");
  }

  /** Every answer with its question, in the order of the pages. */
  List<Sent.Said> inWords(Answers answers) {
    var said = new ArrayList<Sent.Said>();
    for (var field : questions.keySet()) {
      var given = answers.all(field);
      if (!given.isEmpty()) {
        var words = given.stream().map(value -> words(field, value)).toList();
        said.add(new Sent.Said(field, question(field), String.join("; ", words)));
      }
    }
    return said;
  }

  private String words(String field, String value) {
    if (field.equals(DRAWING)) return chart.inWords(drawn(value));
    return choices(field).getOrDefault(value, value);
  }

  /** The drawing among the answers, when there is one. */
  public Optional<Drawing> drawing(Answers answers) {
    String json = answers.get(DRAWING);
    return json.isEmpty() ? Optional.empty() : Optional.of(drawn(json));
  }

  private Drawing drawn(String json) {
    return PatientDrawing.read(
            chart,
            json,
            why -> {
              throw new IllegalStateException(why);
            })
        .orElseThrow();
  }

  /** Reads what a form brought; tells {@code refuse} when it is no drawing. */
  Optional<String> readDrawing(String json, Consumer<String> refuse) {
    return PatientDrawing.read(chart, json, refuse).map(DrawingWriter::write);
  }

  private static Map<String, String> inOrder(String... keysAndWords) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < keysAndWords.length; i += 2) map.put(keysAndWords[i], keysAndWords[i + 1]);
    return map;
  }

  /** The answers to choose from, value to words; empty for a field of free text. */
  public Map<String, String> choices(String field) {
    return closed.getOrDefault(field, Map.of());
  }

  boolean isFree(String field) {
    return free.containsKey(field);
  }

  int longest(String field) {
    return free.getOrDefault(field, 0);
  }

  boolean fits(String field, String value) {
    return closed.getOrDefault(field, Map.of()).containsKey(value);
  }

  /** Fields with more than one answer. */
  boolean several(String field) {
    return field.equals("tried") || field.equals("flag");
  }

  /** Every field, in the order of the pages. */
  List<String> fields() {
    return List.copyOf(questions.keySet());
  }

  /** Health questions in groups of at most eight. */
  public List<QuestionGroup<Question>> health() {
    return health;
  }

  /** Red flags a patient can be asked. */
  public List<RedFlag> flags() {
    return flags;
  }
}
