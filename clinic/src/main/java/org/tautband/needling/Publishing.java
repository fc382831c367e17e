package org.tautband.needling;

import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.fhir.Published;
import org.tautband.fhir.Republisher;

/** Publishes what a session says: at start, signing, amendment, and when it was moved. */
@Component
class Publishing implements Republisher {
  private final Published published;
  private final Atlas atlas;
  private final SessionTable table;
  private final SessionReader reader;
  private final NeedleProducts products;

  Publishing(
      Published published,
      Atlas atlas,
      SessionTable table,
      SessionReader reader,
      NeedleProducts products) {
    this.published = published;
    this.atlas = atlas;
    this.table = table;
    this.reader = reader;
    this.products = products;
  }

  void publish(Session session) {
    published.publish(session.head().patientId(), SessionFhir.of(session, atlas));
  }

  @Override
  public String module() {
    return "needling";
  }

  @Override
  public void render(Receiver receiver) {
    products.all().forEach(p -> receiver.accept(null, ProductFhir.of(p)));
    for (SessionHead head : table.all()) {
      receiver.accept(head.patientId(), SessionFhir.of(reader.session(head), atlas));
    }
  }
}
