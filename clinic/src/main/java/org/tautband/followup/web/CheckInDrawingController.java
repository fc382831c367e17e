package org.tautband.followup.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.TypedForm;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.PatientDrawing;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.followup.CheckIn;
import org.tautband.followup.CheckInDrawings;
import org.tautband.followup.Replies;
import org.tautband.followup.Reply;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingWriter;

/**
 * The page on which a patient shows where it hurts, behind the door of a check-in and after its
 * answer: what to do is told first, and in an emergency nothing is drawn.
 */
@Controller
class CheckInDrawingController {
  /** No page of ours asks first: the questions do. */
  private static final String QUESTIONS = "forward:/checkin";

  private final LinkDoor door;
  private final Replies replies;
  private final CheckInDrawings drawings;
  private final ResultPage result;
  private final Clinics clinics;
  private final BodyChart chart;

  CheckInDrawingController(
      LinkDoor door,
      Replies replies,
      CheckInDrawings drawings,
      ResultPage result,
      Clinics clinics,
      BodyChart chart) {
    this.door = door;
    this.replies = replies;
    this.drawings = drawings;
    this.result = result;
    this.clinics = clinics;
    this.chart = chart;
  }

  @PostMapping("/checkin/draw")
  String draw(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response,
      Model model) {
    return door.pass(
        CheckInController.DOOR,
        typed,
        response,
        model,
        (link, form) -> {
          var checkIn = replies.current(link);
          var reply = replies.newest(checkIn);
          if (reply.isEmpty()) return QUESTIONS;
          return reply.get().tier() == Tier.EMERGENCY
              ? told(checkIn, reply.get(), typed, model)
              : page(checkIn, reply.get(), drawn(checkIn), typed, model);
        });
  }

  /** What was sent is kept whatever the answer was; {@code without} keeps nothing. */
  @PostMapping("/checkin/drawing")
  String keep(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return door.pass(
        CheckInController.DOOR,
        typed,
        response,
        model,
        (link, form) -> {
          var checkIn = replies.current(link);
          var reply = replies.newest(checkIn);
          if (reply.isEmpty()) return QUESTIONS;
          if (typed.containsKey("without")) return told(checkIn, reply.get(), typed, model);
          var drawing = read(typed, form);
          if (drawing.isEmpty()) {
            model.addAttribute("problems", form.problems());
            response.setStatus(422);
            return page(checkIn, reply.get(), json(typed), typed, model);
          }
          drawings.keep(
              checkIn, LinkDoor.submission(typed), drawing.get(), request.getRemoteAddr());
          model.addAttribute("drawn", true);
          return told(checkIn, reply.get(), typed, model);
        });
  }

  private Optional<Drawing> read(MultiValueMap<String, String> typed, TypedForm form) {
    String json = json(typed);
    if (json.isBlank()) {
      form.refuse(
          "drawing",
          "Nothing is drawn. Draw where it hurts, choose from the list, or go on without a"
              + " drawing.");
      return Optional.empty();
    }
    return PatientDrawing.read(chart, json, why -> form.refuse("drawing", why));
  }

  private static String json(MultiValueMap<String, String> typed) {
    return Objects.requireNonNullElse(typed.getFirst("drawing"), "");
  }

  /** The one sent last in this check-in, to be seen again or changed. */
  private String drawn(CheckIn checkIn) {
    return drawings.of(checkIn).stream()
        .findFirst()
        .map(newest -> DrawingWriter.write(newest.drawing()))
        .orElse("");
  }

  private String told(
      CheckIn checkIn, Reply reply, MultiValueMap<String, String> typed, Model model) {
    model.addAttribute("scored", typed.containsKey("scored"));
    return result.of(checkIn, clinics.get(checkIn.clinicId()), reply, model);
  }

  private String page(
      CheckIn checkIn,
      Reply reply,
      String drawing,
      MultiValueMap<String, String> typed,
      Model model) {
    result.toDo(clinics.get(checkIn.clinicId()), reply, model);
    model.addAttribute("scored", typed.containsKey("scored"));
    model.addAttribute("drawing", drawing);
    model.addAttribute("submission", Ids.next());
    return "followup/draw";
  }
}
