package org.tautband.history;

import java.util.UUID;

/** Somebody's answer to whose record a file belongs to. */
public sealed interface Joining {
  /** Not answered: a new person is added, one who resembles somebody of ours is asked about. */
  record Ask() implements Joining {}

  /** It is this patient of ours. */
  record With(UUID patientId) implements Joining {}

  /**
   * It is somebody new, whoever they resemble.
   *
   * @param submissionId becomes the patient's id; the same one twice is one patient
   */
  record AsNew(UUID submissionId) implements Joining {}
}
