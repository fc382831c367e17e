package org.tautband.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tautband.access.FieldProblem;
import org.tautband.clinics.Policy;

/**
 * Who may decide for whom. The age is the clinic's policy; below it a parent or guardian signs and
 * the child says itself whether it agrees, and a child's no stands.
 */
final class SigningRules {
  private SigningRules() {}

  static List<FieldProblem> problems(
      Decision decision, LocalDate birthDate, Policy policy, LocalDate today) {
    List<FieldProblem> problems = new ArrayList<>();
    boolean alone = policy.maySignAlone(birthDate, today);
    Signer.Kind kind = decision.signer().kind();
    if (decision.isYes() && !alone && kind == Signer.Kind.PATIENT) {
      problems.add(
          new FieldProblem(
              "signer",
              "Below "
                  + policy.ageOfConsentYears()
                  + " years a parent, guardian or representative signs. Choose who it is."));
    }
    if (alone && kind == Signer.Kind.GUARDIAN) {
      problems.add(
          new FieldProblem(
              "signer",
              "The patient is of age. Choose the patient, or a representative with proof."));
    }
    if (decision.isYes() && !alone && kind != Signer.Kind.PATIENT && decision.assent() == null) {
      problems.add(
          new FieldProblem("assent", "Ask the child itself and record whether it agrees."));
    }
    Assent assent = decision.assent();
    if (decision.isYes() && assent != null && !assent.yes()) {
      problems.add(
          new FieldProblem(
              "assent", "The child says no, and that stands. Record the decision as no."));
    }
    return problems;
  }
}
