package org.tautband.fhir;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a record looks like in FHIR: one or several resources with their ids. Classes named {@code
 * *Fhir} make it, everybody else hands it on unopened.
 */
public final class Rendering {
  private static final Rendering NOTHING = new Rendering(List.of());
  private final List<Resource> resources;

  private Rendering(List<Resource> resources) {
    this.resources = List.copyOf(resources);
  }

  /** Nothing to publish. */
  public static Rendering nothing() {
    return NOTHING;
  }

  /** These resources; each has its id, none has {@code meta} beyond profiles. */
  public static Rendering of(Resource... resources) {
    return new Rendering(List.of(resources));
  }

  /** These resources. */
  public static Rendering of(List<? extends Resource> resources) {
    return new Rendering(List.copyOf(resources));
  }

  /** Both. */
  public Rendering plus(Rendering other) {
    var both = new ArrayList<>(resources);
    both.addAll(other.resources);
    return new Rendering(both);
  }

  /** These and more. */
  public Rendering plus(Resource... more) {
    return plus(of(more));
  }

  /** The resources, for this module, tests and {@code *Fhir} classes that reuse one. */
  public List<Resource> resources() {
    return resources;
  }
}
