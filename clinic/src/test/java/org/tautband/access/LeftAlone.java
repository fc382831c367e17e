package org.tautband.access;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.session.HttpSessionCreatedEvent;

/** Logins that nobody has touched for a while, so that no test has to wait. */
@TestComponent
public class LeftAlone {
  private final Set<HttpSession> sessions = Collections.newSetFromMap(new WeakHashMap<>());

  @EventListener
  synchronized void began(HttpSessionCreatedEvent event) {
    sessions.add(event.getSession());
  }

  /** Every login of this person is as if it had been left alone for that long. */
  public synchronized void leave(Actor actor, Duration by) {
    for (var session : sessions) {
      if (isOf(session, actor)) {
        ScreenLock.presence(session).ifPresent(p -> ScreenLock.replace(session, p.aged(by)));
      }
    }
  }

  private static boolean isOf(HttpSession session, Actor actor) {
    try {
      return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
              instanceof SecurityContext context
          && context.getAuthentication() != null
          && context.getAuthentication().getPrincipal() instanceof Staff staff
          && staff.actor().accountId().equals(actor.accountId());
    } catch (IllegalStateException gone) {
      return false;
    }
  }
}
