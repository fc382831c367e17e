package org.tautband.screening.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The tablet is in the patient's hand: this login opens the questions and nothing else.
 *
 * @param places as in the address, {@code leg.LEFT}
 * @param beganMillis when it was handed over
 */
record HandedOver(UUID patientId, List<String> places, long beganMillis) implements Serializable {
  private static final String KEY = "tautband.handed-over";

  HandedOver {
    places = List.copyOf(places);
  }

  static Optional<HandedOver> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(KEY) instanceof HandedOver handedOver
        ? Optional.of(handedOver)
        : Optional.empty();
  }

  void keepIn(HttpSession session) {
    session.setAttribute(KEY, this);
  }

  static void forget(HttpSession session) {
    session.removeAttribute(KEY);
  }

  String path() {
    return "/patients/" + patientId + "/screening/tablet";
  }

  String takeBackPath() {
    return "/patients/" + patientId + "/screening/take-back";
  }
}
