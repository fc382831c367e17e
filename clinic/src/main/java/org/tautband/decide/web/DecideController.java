package org.tautband.decide.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Year;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.TypedForm;
import org.tautband.atlas.BodyChart;
import org.tautband.bookings.OpenClinics;
import org.tautband.bookings.Sign;
import org.tautband.bookings.UrgentSigns;
import org.tautband.clinics.Clinic;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.decide.Answers;
import org.tautband.decide.Asked;
import org.tautband.decide.Pages;
import org.tautband.decide.PatientLinks;
import org.tautband.decide.SentAnswers;
import org.tautband.decide.Step;
import org.tautband.decide.Told;
import org.tautband.evidence.Content;
import org.tautband.evidence.RedFlag;
import org.tautband.evidence.Rereads;
import org.tautband.guide.DecisionAid;
import org.tautband.guide.Option;

/**
 * The decision aid, page by page. Every page is a form that carries all answers on, so that the
 * server keeps nothing and no answer ever stands in an address.
 */
@Controller
class DecideController {
  private static final Set<RedFlag.Step> URGENT =
      EnumSet.of(RedFlag.Step.EMERGENCY, RedFlag.Step.SAME_DAY);
  private final DecisionAid aid;
  private final Asked asked;
  private final Content content;
  private final UrgentSigns signs;
  private final OpenClinics clinics;
  private final PatientLinks links;
  private final SentAnswers sent;
  private final Rereads rereads;
  private final BodyChart chart;
  private final Clock clock;

  DecideController(
      DecisionAid aid,
      Asked asked,
      Content content,
      UrgentSigns signs,
      OpenClinics clinics,
      PatientLinks links,
      SentAnswers sent,
      Rereads rereads,
      BodyChart chart,
      Clock clock) {
    this.aid = aid;
    this.asked = asked;
    this.content = content;
    this.signs = signs;
    this.clinics = clinics;
    this.links = links;
    this.sent = sent;
    this.rereads = rereads;
    this.chart = chart;
    this.clock = clock;
  }

  @GetMapping("/decide")
  String begin(
      @RequestParam(defaultValue = "") String about, HttpServletResponse response, Model model) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("condition", about);
    return page(Step.PROBLEM, read(typed, new TypedForm()), response, model);
  }

  /**
   * Shows the page asked for with {@code to}; {@code from} is the page the form stood on. A page
   * with something that does not fit comes back as it was typed.
   */
  @PostMapping("/decide")
  String go(
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String from,
      HttpServletResponse response,
      Model model) {
    var form = new TypedForm();
    var answers = read(typed, form);
    var secret = typed.getFirst("link");
    boolean byLink = secret != null && links.find(secret).isPresent();
    if (secret != null) {
      model.addAttribute("link", byLink ? secret : null);
      model.addAttribute("linkEnded", !byLink);
    }
    var pages = Pages.of(byLink);
    var wanted = Step.of(to).filter(pages::has).orElse(Step.PROBLEM);
    var left = Step.of(from).filter(pages::has).orElse(wanted);
    boolean forward = wanted.compareTo(left) > 0;
    if (!form.isGood()) {
      return refused(left, answers, form, response, model);
    }
    boolean goesOnAnyway = typed.containsKey("anyway");
    if (forward && left == Step.PROBLEM && !goesOnAnyway && isUrgent(answers)) {
      model.addAttribute("urgent", true);
      return page(left, answers, response, model);
    }
    if (forward && left == Step.NEEDLES && !goesOnAnyway && fearUnanswered(answers)) {
      model.addAttribute("afraid", true);
      return page(left, answers, response, model);
    }
    return page(wanted, answers, response, model);
  }

  /** Comes back where it can be mended, with everything as it was typed. */
  private String refused(
      Step left, Answers answers, TypedForm form, HttpServletResponse response, Model model) {
    model.addAttribute("problems", form.problems());
    response.setStatus(422);
    boolean onlyDrawing =
        form.problems().stream().allMatch(problem -> problem.field().equals(Asked.DRAWING));
    return page(onlyDrawing ? Step.DRAW : left, answers, response, model);
  }

  /**
   * The clinic's link: the same aid, whose answers can be sent at the end. Opening uses nothing.
   */
  @GetMapping("/decide/link/{secret}")
  String byLink(@PathVariable String secret, HttpServletResponse response, Model model) {
    var link = links.find(secret);
    model.addAttribute("link", link.isPresent() ? secret : null);
    model.addAttribute("linkEnded", link.isEmpty());
    return page(Step.PROBLEM, read(new LinkedMultiValueMap<>(), new TypedForm()), response, model);
  }

  /** Sends the answers to the record of the link's patient, who types their year of birth. */
  @PostMapping("/decide/send")
  String send(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = new TypedForm();
    var answers = read(typed, form);
    var secret = Objects.requireNonNullElse(typed.getFirst("link"), "");
    var link = links.find(secret);
    int oldest = Year.now(clock).getValue() - 130;
    int year =
        form.whole("born", "Your year of birth", typed.getFirst("born"), oldest, oldest + 130);
    if (link.isPresent() && !isRead(form, Asked.DRAWING)) {
      model.addAttribute("link", secret);
      return refused(Step.SUMMARY, answers, form, response, model);
    }
    if (link.isPresent() && form.isGood()) {
      var id = Ids.sent(typed.getFirst("submission"));
      var sending =
          CurrentGroup.call(
              link.get().groupId(),
              () -> sent.send(link.get(), id, year, answers, request.getRemoteAddr()));
      switch (sending) {
        case SentAnswers.Sending.Done done -> {
          response.setHeader("Cache-Control", "no-store");
          model.addAttribute("sent", done.sent());
          model.addAttribute("ticked", ticked(answers));
          drawn(answers, model);
          model.addAttribute("emergency", clinics.emergencyInWords());
          model.addAttribute("clinics", openClinics());
          return "decide/sent";
        }
        case SentAnswers.Sending.WrongYear wrong ->
            form.refuse(
                "born",
                wrong.triesLeft() == 0
                    ? "This is not the year of birth the clinic knows. The link has ended now. Ask"
                        + " the clinic for a new one; your answers are still here to print."
                    : "This is not the year of birth the clinic knows. Type it again; you may try "
                        + (wrong.triesLeft() == 1 ? "once" : wrong.triesLeft() + " times")
                        + " more.");
      }
    }
    model.addAttribute("problems", form.problems());
    model.addAttribute("born", typed.getFirst("born"));
    model.addAttribute("submission", typed.getFirst("submission"));
    // Asked again: the fifth wrong year has just ended it.
    boolean open = links.find(secret).isPresent();
    model.addAttribute("link", open ? secret : null);
    model.addAttribute("linkEnded", !open);
    response.setStatus(422);
    return page(Step.SUMMARY, answers, response, model);
  }

  private static boolean isRead(TypedForm form, String field) {
    return form.problems().stream().noneMatch(problem -> problem.field().equals(field));
  }

  @GetMapping("/decide/about")
  String about(Model model) {
    model.addAttribute("aboutHtml", aid.aboutHtml());
    model.addAttribute("ipdas", aid.ipdas());
    return "decide/about";
  }

  private List<Clinic> openClinics() {
    return clinics.all().stream().map(OpenClinics.OpenClinic::clinic).toList();
  }

  private Answers read(MultiValueMap<String, String> typed, TypedForm form) {
    return Answers.read(typed, asked, form);
  }

  private boolean isUrgent(Answers answers) {
    return ticked(answers).stream().anyMatch(sign -> URGENT.contains(sign.step()));
  }

  private static boolean fearUnanswered(Answers answers) {
    return answers.fearsNeedlesALot() && answers.get("way").isEmpty();
  }

  /** The ticked signs, the strictest step first. */
  private List<Sign> ticked(Answers answers) {
    var ids = Set.copyOf(answers.all("flag"));
    return signs.everySign().stream()
        .flatMap(area -> area.signs().stream())
        .filter(sign -> ids.contains(sign.redFlagId()))
        .sorted(Comparator.comparing(Sign::step).reversed())
        .toList();
  }

  /** The drawing in small and in words, where it is one. */
  private void drawn(Answers answers, Model model) {
    var problems = model.getAttribute("problems");
    if (problems instanceof List<?> list && !list.isEmpty()) return;
    asked
        .drawing(answers)
        .ifPresent(
            drawing -> {
              model.addAttribute("pictures", chart.small(drawing));
              model.addAttribute("drawnWords", chart.toPatient(drawing));
            });
  }

  private String page(Step step, Answers answers, HttpServletResponse response, Model model) {
    response.setHeader("Cache-Control", "no-store");
    var condition =
        aid.condition(answers.conditionId()).orElseGet(() -> aid.conditions().getLast());
    model.addAttribute("step", step);
    model.addAttribute("pages", Pages.of(model.getAttribute("link") != null || step == Step.DRAW));
    model.addAttribute("a", answers);
    model.addAttribute("carried", answers.besides(step));
    model.addAttribute("asked", asked);
    model.addAttribute("areas", signs.everySign());
    model.addAttribute("ticked", ticked(answers));
    model.addAttribute("emergency", clinics.emergencyInWords());
    model.addAttribute("clinics", openClinics());
    model.addAttribute("sheet", aid.sheet(condition));
    rereads.changedOnSheet(condition.name()).ifPresent(day -> model.addAttribute("changedOn", day));
    model.addAttribute("readOn", content.readOn());
    model.addAttribute("options", Option.values());
    model.addAttribute("statements", aid.statements());
    model.addAttribute("checks", aid.checks());
    if (step != Step.DRAW) drawn(answers, model);
    if (!model.containsAttribute("submission")) {
      model.addAttribute("submission", Ids.next().toString());
    }
    model.addAttribute("told", Told.all(answers, asked, content));
    return "decide/decide";
  }
}
