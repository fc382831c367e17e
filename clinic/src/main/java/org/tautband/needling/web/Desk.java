package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.ScreenLock;
import org.tautband.database.Ids;
import org.tautband.needling.Session;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/** What a login remembers beside who it is: its device id, whether its screen is locked. */
@Component
class Desk {
  private static final String DEVICE = "needling.device";
  private static final String USUAL = "needling.usual";
  private static final Duration WHILE_A_NEEDLE_IS_IN = Duration.ofHours(12);
  private final Sessions sessions;
  private final ScreenLock screen;

  Desk(Sessions sessions, ScreenLock screen) {
    this.sessions = sessions;
    this.screen = screen;
  }

  /** The session of this patient, else the page is not there. */
  Session session(UUID patientId, UUID sessionId) {
    return sessions
        .find(patientId, sessionId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Names the pages without a program of this login; entries of theirs are numbered under it. */
  UUID device(HttpServletRequest request) {
    HttpSession login = request.getSession();
    if (!(login.getAttribute(DEVICE) instanceof UUID)) login.setAttribute(DEVICE, Ids.next());
    return (UUID) login.getAttribute(DEVICE);
  }

  boolean isLocked(HttpServletRequest request) {
    return screen.isLocked(request);
  }

  /** A login does not expire while a needle is in; afterwards it is as before. */
  void keepSignedIn(HttpServletRequest request, SessionHead head) {
    HttpSession login = request.getSession();
    if (!(login.getAttribute(USUAL) instanceof Integer)) {
      login.setAttribute(USUAL, login.getMaxInactiveInterval());
    }
    int usual = (Integer) login.getAttribute(USUAL);
    login.setMaxInactiveInterval(
        head.needlesIn() > 0 ? (int) WHILE_A_NEEDLE_IS_IN.toSeconds() : usual);
  }
}
