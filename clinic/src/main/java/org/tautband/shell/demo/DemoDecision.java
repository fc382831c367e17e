package org.tautband.shell.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.database.Ids;
import org.tautband.decide.Answers;
import org.tautband.decide.PatientLinks;
import org.tautband.decide.SentAnswers;

/** Somebody afraid of needles went through the decision aid at home and sent it. */
@Component
class DemoDecision {
  private final PatientLinks links;
  private final SentAnswers sent;

  DemoDecision(PatientLinks links, SentAnswers sent) {
    this.links = links;
    this.sent = sent;
  }

  void send(UUID patientId, int yearOfBirth) {
    var link = links.find(links.make(patientId)).orElseThrow();
    var answers =
        new Answers(
            Map.of(
                "condition", List.of("neck-pain"),
                "area", List.of("Left side of the neck, up to the ear"),
                "since", List.of("months"),
                "tried", List.of("exercise", "waiting"),
                "fear", List.of("lot"),
                "fainted", List.of("yes"),
                "way", List.of("needle_free"),
                "h.q-blood-thinner", List.of("unsure"),
                "own", List.of("Sleep through the night again"),
                "questions", List.of("Can we start without needles and decide later?")));
    sent.send(link, Ids.next(), yearOfBirth, answers, "demonstration");
  }
}
