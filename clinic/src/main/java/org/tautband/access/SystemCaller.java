package org.tautband.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Another system that came in with a token.
 *
 * @param scopes what the token allows, as SMART writes it: {@code system/*.read}, {@code
 *     system/Observation.read}
 */
public record SystemCaller(UUID groupId, Actor actor, Set<String> scopes) implements SignedIn {
  /** The scope for the figures of the running program; it reads no record. */
  static final String METRICS = "metrics";

  public SystemCaller {
    scopes = Set.copyOf(scopes);
  }

  /** The system this request came from; empty when a person sent it. */
  public static Optional<SystemCaller> current() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof SystemCaller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /** Whether the token reads resources of that type. */
  public boolean reads(String type) {
    return scopes.contains("system/*.read") || scopes.contains("system/" + type + ".read");
  }
}
