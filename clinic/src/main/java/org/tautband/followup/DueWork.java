package org.tautband.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;

/** How work that has come due is done: in each clinic group, one piece after the other. */
@Component
class DueWork {
  private final ClinicGroups groups;
  private final TransactionTemplate transaction;
  private final boolean background;
  private final Clock clock;

  DueWork(
      ClinicGroups groups,
      TransactionTemplate transaction,
      @Value("${tautband.background:true}") boolean background,
      Clock clock) {
    this.groups = groups;
    this.transaction = transaction;
    this.background = background;
    this.clock = clock;
  }

  /** Does it in every group as Tautband itself; nothing where nothing may happen by itself. */
  void inEachGroup(Consumer<Instant> dueBy) {
    if (!background) return;
    for (var group : groups.ids()) {
      CurrentGroup.run(
          group,
          () ->
              CurrentActor.call(
                  Actor.TAUTBAND,
                  () -> {
                    dueBy.accept(clock.instant());
                    return true;
                  }));
    }
  }

  /**
   * Does pieces, each in a transaction of its own, until there is none.
   *
   * @param next does one piece; false when there was none
   * @return how many there were
   */
  int untilNothingIsLeft(BooleanSupplier next) {
    int done = 0;
    while (Objects.requireNonNull(transaction.execute(status -> next.getAsBoolean()))) done++;
    return done;
  }
}
