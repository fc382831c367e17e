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
  private static final String LEFT_NECK =
      """
      {"chart":"chart-1","says":"drawn","marks":[{"region":"neck_lat.L","quality":"ache"},\
      {"region":"neck_post.L","quality":"ache"}]}""";

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
            Map.ofEntries(
                Map.entry("condition", List.of("neck-pain")),
                Map.entry("area", List.of("Left side of the neck, up to the ear")),
                Map.entry("drawing", List.of(LEFT_NECK)),
                Map.entry("since", List.of("months")),
                Map.entry("tried", List.of("exercise", "waiting")),
                Map.entry("fear", List.of("lot")),
                Map.entry("fainted", List.of("yes")),
                Map.entry("way", List.of("needle_free")),
                Map.entry("h.q-blood-thinner", List.of("unsure")),
                Map.entry("own", List.of("Sleep through the night again")),
                Map.entry("questions", List.of("Can we start without needles and decide later?"))));
    sent.send(link, Ids.next(), yearOfBirth, answers, "demonstration");
  }
}
