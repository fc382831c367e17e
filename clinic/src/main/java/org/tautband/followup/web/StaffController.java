package org.tautband.followup.web;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.atlas.BodyChart;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing;
import org.tautband.followup.Call;
import org.tautband.followup.CallsMade;
import org.tautband.followup.CheckInDrawings;
import org.tautband.followup.Replies;
import org.tautband.followup.Replies.Answered;

/** What was asked and answered after a patient's sessions, and the calls that staff made. */
@Controller
class StaffController {
  private static final int WORDS = 1900;
  private static final String DONE = "DONE";
  private static final Map<String, String> NEXT = next();
  private static final Map<Call.Reached, String> REACHED = reached();
  private final Replies replies;
  private final CallsMade calls;
  private final CheckInDrawings drawings;
  private final BodyChart chart;

  StaffController(Replies replies, CallsMade calls, CheckInDrawings drawings, BodyChart chart) {
    this.replies = replies;
    this.calls = calls;
    this.drawings = drawings;
    this.chart = chart;
  }

  /**
   * One check-in as staff read it.
   *
   * @param calls newest first
   * @param wanted whether somebody still has to call
   * @param drawings newest first
   */
  record Line(Answered answered, List<Call> calls, boolean wanted, List<Drawn> drawings) {}

  /** A drawing that was sent in it. */
  record Drawn(PainDrawing drawing, String words) {
    public String path() {
      var patient = "/patients/" + drawing.patientId();
      return drawing.episodeId() == null
          ? patient + "/drawings"
          : patient + "/episodes/" + drawing.episodeId() + "/drawings/" + drawing.id();
    }
  }

  private static Map<String, String> next() {
    var next = new LinkedHashMap<String, String>();
    next.put(DONE, "Nobody needs to call again: close it on the worklist");
    next.put("AGAIN", "Somebody calls again: it stays on the worklist");
    return next;
  }

  private static Map<Call.Reached, String> reached() {
    var reached = new EnumMap<Call.Reached, String>(Call.Reached.class);
    for (var one : Call.Reached.values()) reached.put(one, one.inWords());
    return reached;
  }

  @GetMapping("/patients/{patientId}/checkins")
  String list(@PathVariable UUID patientId, @RequestParam Map<String, String> flags, Model model) {
    model.addAttribute("calledNow", flags.containsKey("called"));
    return page(patientId, Map.of(), List.of(), model);
  }

  /** Whether it was reached or not, it is written down; only words are needed. */
  @PostMapping("/patients/{patientId}/checkins/{checkInId}/calls")
  ModelAndView called(
      @PathVariable UUID patientId,
      @PathVariable UUID checkInId,
      @RequestParam Map<String, String> typed,
      Model model) {
    var checkIn =
        calls
            .checkIn(patientId, checkInId)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var form = new TypedForm();
    var field = "reached-" + checkInId;
    var reached = form.choice(field, "Whom you reached", typed.get(field), Call.Reached.class);
    var words = words(form, "said-" + checkInId, typed);
    var next = typed.getOrDefault("next-" + checkInId, "");
    if (!NEXT.containsKey(next)) {
      form.refuse("next-" + checkInId, "What comes next is missing. Choose one.");
    }
    if (!form.isGood() || reached.isEmpty()) {
      return new ModelAndView(
          page(patientId, typed, form.problems(), model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    calls.record(
        checkIn,
        Ids.sent(typed.get("submission")),
        new CallsMade.Telling(reached.get(), words, next.equals(DONE)));
    return new ModelAndView("redirect:/patients/" + patientId + "/checkins?called");
  }

  private String page(
      UUID patientId, Map<String, String> typed, List<FieldProblem> problems, Model model) {
    var made = calls.of(patientId).stream().collect(Collectors.groupingBy(Call::checkInId));
    model.addAttribute(
        "all",
        replies.of(patientId).stream()
            .map(one -> line(one, made.getOrDefault(one.checkIn().id(), List.of())))
            // What somebody has to call about comes first.
            .sorted(Comparator.comparing(line -> !line.wanted()))
            .toList());
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("reached", REACHED);
    model.addAttribute("next", NEXT);
    model.addAttribute("submission", Ids.next());
    return "followup/list";
  }

  private static String words(TypedForm form, String field, Map<String, String> typed) {
    var words = form.lines(field, "What was said and done", typed.get(field), WORDS);
    if (words.isEmpty() && typed.getOrDefault(field, "").isBlank()) {
      form.refuse(field, "Say in a few words what was said and done.");
    }
    return words;
  }

  private Line line(Answered one, List<Call> made) {
    return new Line(
        one,
        made,
        CallsMade.wanted(one, made),
        drawings.of(one.checkIn()).stream()
            .map(drawing -> new Drawn(drawing, chart.inWords(drawing.drawing())))
            .toList());
  }
}
