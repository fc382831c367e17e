package org.tautband.access;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting: a signed-in person, a system with a token, or Tautband itself.
 *
 * @param accountId account, client or {@link #TAUTBAND}'s id
 * @param login name typed at sign-in, or the client's id
 * @param name name shown beside what was done
 * @param roles empty for systems
 * @param practitionerId set when this person treats patients
 * @param clinicId the clinic this person works at by default
 */
public record Actor(
    UUID accountId,
    String login,
    String name,
    Set<Role> roles,
    @Nullable UUID practitionerId,
    @Nullable UUID clinicId)
    implements Serializable {

  /** Work that nobody asked for by hand: demo loading, planned tasks. */
  public static final Actor TAUTBAND =
      new Actor(new UUID(0, 0), "tautband", "Tautband", Set.of(), null, null);

  public Actor {
    roles = Set.copyOf(roles);
  }

  /** Whether this person has the role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether this person treats patients and so may read clinical text. */
  public boolean seesClinicalText() {
    return is(Role.CLINICIAN);
  }
}
