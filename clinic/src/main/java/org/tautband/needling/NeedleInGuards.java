package org.tautband.needling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.LogoutGuard;
import org.tautband.bookings.MayLeave;

/** While a needle is in: the person who holds it stays signed in, and the patient stays. */
@Component
@Transactional(readOnly = true)
class NeedleInGuards implements LogoutGuard, MayLeave {
  private final SessionTable table;

  NeedleInGuards(SessionTable table) {
    this.table = table;
  }

  @Override
  public Optional<Unfinished> unfinished(Actor actor) {
    return table.heldWithNeedlesIn(actor.accountId()).stream()
        .findFirst()
        .map(
            s ->
                new Unfinished(
                    stillIn(s) + " Take them out, or let a colleague take the session over.",
                    s.path() + "?stay"));
  }

  @Override
  public List<String> reasonsAgainstLeaving(UUID patientId) {
    return table.ofPatient(patientId).stream()
        .filter(s -> s.needlesIn() > 0 && s.movedTo() == null)
        .map(s -> stillIn(s) + " Take them out, or record what became of them, before leaving.")
        .toList();
  }

  private static String stillIn(SessionHead session) {
    return session.needlesIn() == 1
        ? "1 needle is in the patient or not explained."
        : session.needlesIn() + " needles are in the patient or not explained.";
  }
}
