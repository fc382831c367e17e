package org.tautband.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A signed-in person as Spring Security carries it in the session. */
record Staff(UUID groupId, Actor actor, @Nullable String passwordHash, boolean disabled)
    implements UserDetails, SignedIn {

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.copyOf(
        actor.roles().stream().map(r -> new SimpleGrantedAuthority("ROLE_" + r)).toList());
  }

  @Override
  public String getPassword() {
    return passwordHash == null ? "" : passwordHash;
  }

  @Override
  public String getUsername() {
    return actor.login();
  }

  @Override
  public boolean isEnabled() {
    return !disabled;
  }

  /** Two sessions of one account are one person, whatever changed in between. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Staff s && s.actor.accountId().equals(actor.accountId());
  }

  @Override
  public int hashCode() {
    return actor.accountId().hashCode();
  }
}
