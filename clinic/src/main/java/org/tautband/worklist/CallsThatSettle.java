package org.tautband.worklist;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.followup.CallSettled;

/** A call after which nobody needs to call again closes what asked for it, with its words. */
@Component
class CallsThatSettle {
  private final Worklist worklist;

  CallsThatSettle(Worklist worklist) {
    this.worklist = worklist;
  }

  /** In the transaction of the call: both are kept or neither. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(CallSettled call) {
    call.itemIds().stream()
        .flatMap(id -> worklist.find(id).stream())
        .filter(item -> item.closed() == null && item.isWorkOf(call.by()))
        .forEach(item -> worklist.close(item.id(), call.words(), call.by()));
  }
}
