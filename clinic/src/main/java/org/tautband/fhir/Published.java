package org.tautband.fhir;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door for modules that publish. */
@Component
public class Published {
  /**
   * Publishes a record in the caller's transaction: at its end each resource whose content (without
   * {@code meta}) differs from its newest version gets a new one.
   *
   * @param patientId whose compartment, and so whose chain, it belongs to; null for what belongs to
   *     no patient
   * @param rendering resources with their ids; version, instant and author are set here
   * @throws IllegalArgumentException when a resource has no usable id
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void publish(@Nullable UUID patientId, Rendering rendering) {
    for (var resource : rendering.resources()) {
      if (resource.getIdElement().getIdPart() == null) {
        throw new IllegalArgumentException(resource.fhirType() + " has no id");
      }
    }
  }
}
