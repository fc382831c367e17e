package org.tautband.guide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.Role;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.practitioners.Registration;

/**
 * Who may review an article, and what has to be done before one is published: a second person, a
 * registered clinician, has read it, and nothing is open in its text.
 */
@Component
@Transactional(readOnly = true)
public class ArticleRules {
  private final Proofs proofs;
  private final Practitioners practitioners;
  private final Clock clock;

  ArticleRules(Proofs proofs, Practitioners practitioners, Clock clock) {
    this.proofs = proofs;
    this.practitioners = practitioners;
    this.clock = clock;
  }

  /** Why this person may not review this text; empty when they may. */
  public List<String> reasonsAgainstReview(ArticleLife life, ArticleVersion version, Actor actor) {
    List<String> reasons = new ArrayList<>();
    if (!actor.is(Role.CLINICIAN)) reasons.add("A clinician reviews it.");
    else if (registration(actor).isEmpty()) {
      reasons.add("You have no valid registration on file. Add it under Practitioners.");
    }
    if (life.authors(version).contains(actor.accountId())) {
      reasons.add("You wrote a part of this text. A second person reviews it.");
    }
    if (life.review(version.number()).isPresent()) reasons.add("It is reviewed.");
    return reasons;
  }

  /** Why nobody may publish this text; empty when somebody may. */
  public List<String> reasonsAgainstPublishing(
      ArticleLife life, ArticleVersion version, Actor actor) {
    List<String> reasons = new ArrayList<>();
    if (version.shipped()) {
      return List.of("It came with the product. Use “Back to the text that ships”.");
    }
    if (life.state(version) == ArticleLife.State.PUBLISHED) {
      return List.of("The public reads it already.");
    }
    if (life.review(version.number()).isEmpty()) {
      reasons.add(
          "Nobody has reviewed it. A second person, a registered clinician, reads it first.");
    }
    List<ArticleProblem> open = proofs.of(version.markdown()).problems();
    if (!open.isEmpty()) {
      String where = open.getFirst().line() > 0 ? " in line " + open.getFirst().line() : "";
      reasons.add(
          (open.size() == 1 ? "One thing is open" : open.size() + " things are open, the first")
              + where
              + ": "
              + open.getFirst().reason());
    }
    return reasons;
  }

  private Optional<Registration> registration(Actor actor) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return practitioner(actor).stream()
        .flatMap(p -> p.registrations().stream())
        .filter(r -> r.validOn(today))
        .findFirst();
  }

  private Optional<Practitioner> practitioner(Actor actor) {
    return Optional.ofNullable(actor.practitionerId()).flatMap(practitioners::find);
  }

  /** "Kim Demoson, physiotherapist (Health register)", or with the role of who treats nobody. */
  String inWords(Actor actor) {
    String profession =
        practitioner(actor)
            .map(p -> p.discipline().inWords())
            .orElseGet(
                () -> actor.roles().stream().sorted().map(Role::inWords).findFirst().orElse(""));
    String register = registration(actor).map(r -> " (" + r.authority() + ")").orElse("");
    return actor.name() + (profession.isEmpty() ? "" : ", " + profession) + register;
  }
}
