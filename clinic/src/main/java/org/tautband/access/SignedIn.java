package org.tautband.access;

import java.util.UUID;

/** Whoever a request was let in as: a person of {@link Staff}, or a system with a token. */
interface SignedIn {
  UUID groupId();

  Actor actor();
}
