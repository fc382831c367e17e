package org.tautband.followup;

import java.util.List;
import java.util.UUID;
import org.tautband.access.Actor;

/**
 * Somebody called and found that nobody needs to call again. Raised in the transaction of the call.
 *
 * @param itemIds ids under which {@link SomebodyMustCall} may have asked for it
 * @param words what was said and done
 */
public record CallSettled(List<UUID> itemIds, String words, Actor by) {
  public CallSettled {
    itemIds = List.copyOf(itemIds);
  }
}
