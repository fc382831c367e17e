package org.tautband.access;

import java.util.UUID;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.stereotype.Component;

/** Who is signed in now, so that disabling somebody ends their sessions at once. */
@Component
class SignedInPeople {
  final SessionRegistry registry = new SessionRegistryImpl();

  void end(UUID accountId) {
    for (var principal : registry.getAllPrincipals()) {
      if (principal instanceof Staff staff && staff.actor().accountId().equals(accountId)) {
        registry.getAllSessions(principal, false).forEach(s -> s.expireNow());
      }
    }
  }
}
