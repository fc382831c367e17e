package org.tautband.fhir;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One per publishing module: renders everything of the current group again as the module's rows
 * stand now, so that the drift check can compare it with what was published. Called inside a
 * read-only transaction; it must not publish.
 */
public interface Republisher {
  /** The module, for messages: "needling". */
  String module();

  /** Hands over every rendering of the module, in any order, each resource once. */
  void render(Receiver receiver);

  /** Takes the renderings one after the other. */
  interface Receiver {
    /**
     * @param patientId whose compartment it belongs to; null for the clinic group's
     * @param rendering as the module would publish it now
     */
    void accept(@Nullable UUID patientId, Rendering rendering);
  }
}
