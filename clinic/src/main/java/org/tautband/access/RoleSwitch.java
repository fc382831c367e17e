package org.tautband.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.tautband.database.CurrentGroup;

/**
 * The demonstration lets anybody be anybody, without a password. Nowhere else does it do anything.
 */
@Component
public class RoleSwitch {
  private final StaffLogin people;
  private final SignedInPeople signedIn;
  private final AuditTable audit;
  private final List<LogoutGuard> guards;
  private final boolean demo;

  RoleSwitch(
      StaffLogin people,
      SignedInPeople signedIn,
      AuditTable audit,
      List<LogoutGuard> guards,
      @Value("${tautband.demo:false}") boolean demo) {
    this.people = people;
    this.signedIn = signedIn;
    this.audit = audit;
    this.guards = guards;
    this.demo = demo;
  }

  /** What came of it. */
  public sealed interface Answer {
    /** Whoever sits here is that person now. */
    record Done() implements Answer {}

    /** This is no demonstration, or nobody signs in by that name. */
    record Refused() implements Answer {}

    /** Something must be finished first, such as a needle still in. */
    record Held(LogoutGuard.Unfinished by) implements Answer {}
  }

  /** From now on this browser acts as that person; the login before ends. */
  public Answer become(String login, HttpServletRequest request, HttpServletResponse response) {
    if (!demo) {
      return new Answer.Refused();
    }
    var held =
        CurrentActor.find()
            .flatMap(me -> guards.stream().flatMap(g -> g.unfinished(me).stream()).findFirst());
    if (held.isPresent()) {
      return new Answer.Held(held.get());
    }
    return known(login)
        .<Answer>map(
            staff -> {
              signIn(staff, request, response);
              return new Answer.Done();
            })
        .orElseGet(Answer.Refused::new);
  }

  private Optional<Staff> known(String login) {
    try {
      return Optional.of((Staff) people.loadUserByUsername(login)).filter(Staff::isEnabled);
    } catch (UsernameNotFoundException nobody) {
      return Optional.empty();
    }
  }

  private void signIn(Staff staff, HttpServletRequest request, HttpServletResponse response) {
    var before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    var session = request.getSession(true);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(staff, null, staff.getAuthorities()));
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    ScreenLock.begin(session, Presence.Step.IN);
    signedIn.registry.registerNewSession(session.getId(), staff);
    CurrentGroup.<Boolean, RuntimeException>call(
        staff.groupId(),
        () ->
            CurrentActor.<Boolean, RuntimeException>call(
                staff.actor(),
                () -> {
                  audit.write(
                      new AuditTable.Entry("SIGN-IN", "/demo/become", 200, request.getRemoteAddr()),
                      List.of());
                  return true;
                }));
  }
}
