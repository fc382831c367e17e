package org.tautband.needling.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.assessment.Assessments;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.evidence.Content;
import org.tautband.needling.Insertion;
import org.tautband.needling.Session;

/** Which muscles the session page offers, and in what order. Nothing is chosen for anybody. */
@Component
class MuscleChoice {
  private final Atlas atlas;
  private final Assessments assessments;
  private final Content content;

  MuscleChoice(Atlas atlas, Assessments assessments, Content content) {
    this.atlas = atlas;
    this.assessments = assessments;
    this.content = content;
  }

  /** A muscle with its side, to choose with one tap. */
  record Tab(String muscle, String name, String side, String sideInWords, String told) {}

  /** Muscles of one part of the body. */
  record Group(String name, List<Muscle> muscles) {}

  /** Muscles needled so far, then those in which the newest assessment found something. */
  List<Tab> tabs(Session session) {
    Set<Session.Muscle> wanted = new LinkedHashSet<>(session.muscles());
    UUID episode = session.head().episodeId();
    if (episode != null) {
      assessments.of(session.head().patientId(), episode).stream()
          .findFirst()
          .ifPresent(
              a ->
                  a.findings()
                      .muscles()
                      .forEach(f -> wanted.add(new Session.Muscle(f.muscleId(), f.side()))));
    }
    List<Tab> tabs = new ArrayList<>();
    for (Session.Muscle one : wanted) {
      atlas
          .find(one.id())
          .ifPresent(
              m ->
                  tabs.add(
                      new Tab(
                          m.id(),
                          m.name(),
                          one.side().name(),
                          one.side().inWords(),
                          told(session, one))));
    }
    return tabs;
  }

  private static String told(Session session, Session.Muscle muscle) {
    List<Insertion> insertions =
        session.insertions().stream()
            .filter(
                i -> muscle.id().equals(i.site().muscleId()) && i.site().side() == muscle.side())
            .toList();
    if (insertions.isEmpty()) return "found at the assessment";
    long in = insertions.stream().filter(i -> i.outAt() == null).count();
    return (insertions.size() == 1 ? "1 insertion, " : insertions.size() + " insertions, ")
        + in
        + " in";
  }

  /** All muscles: those of planned body groups first. */
  List<Group> all(Session session) {
    Set<String> planned = new LinkedHashSet<>();
    session.head().places().forEach(p -> planned.add(p.bodyGroup()));
    List<Group> groups = new ArrayList<>();
    for (boolean first : new boolean[] {true, false}) {
      content.bodyGroups().stream()
          .filter(g -> planned.contains(g.id()) == first)
          .map(g -> new Group(g.name() + (first ? " (planned)" : ""), of(g.id())))
          .filter(g -> !g.muscles().isEmpty())
          .forEach(groups::add);
    }
    return groups;
  }

  private List<Muscle> of(String bodyGroup) {
    return atlas.muscles().stream().filter(m -> m.bodyGroup().equals(bodyGroup)).toList();
  }
}
