package org.tautband.needling;

import java.util.Optional;

/** A page of the patient's own that the advice sheet leads to; who has one says so. */
public interface AdviceAddress {
  /** Its whole address; empty when the sheet carries none for this session. */
  Optional<String> of(SessionHead session);
}
