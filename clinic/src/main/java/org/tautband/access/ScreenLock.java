package org.tautband.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The locked screen of a login: it keeps where somebody was and what they had typed. */
@Component
public class ScreenLock {
  /** Where a locked screen is opened. */
  public static final String PAGE = "/screen-locked";

  private static final String PRESENCE = ScreenLock.class.getName();
  private static final String CAME_FROM = ScreenLock.class.getName() + ".from";
  private static final int LONGEST_ADDRESS = 2000;
  private final Reauthentication again;
  private final SecondFactors factors;

  ScreenLock(Reauthentication again, SecondFactors factors) {
    this.again = again;
    this.factors = factors;
  }

  /** What came of opening it. */
  public sealed interface Answer {
    /** It is open. */
    record Opened() implements Answer {}

    /** The password decided. */
    record NotThePassword(Reauthentication.Answer why) implements Answer {}

    /** The password was right, and the code decided. */
    record NotTheCode(SecondFactors.Answer why) implements Answer {}
  }

  /** Whether this login asks for its password first. */
  public boolean isLocked(HttpServletRequest request) {
    return presence(request).filter(p -> p.at(Instant.now()) == Presence.State.LOCKED).isPresent();
  }

  /** Locks it now, as five minutes without a touch would. */
  public void lock(HttpServletRequest request) {
    presence(request).ifPresent(Presence::lock);
  }

  /**
   * Opens it for the password of who is signed in.
   *
   * @param code of the phone, looked at only where the account has one
   */
  public Answer unlock(HttpServletRequest request, CharSequence password, String code) {
    var answer = again.check(password);
    if (!(answer instanceof Reauthentication.Answer.Right)) {
      return new Answer.NotThePassword(answer);
    }
    var account = CurrentActor.get().accountId();
    if (factors.isSet(account)) {
      var counted = factors.check(account, code);
      if (!(counted instanceof SecondFactors.Answer.Right)) {
        return new Answer.NotTheCode(counted);
      }
    }
    opened(request);
    return new Answer.Opened();
  }

  /** The password was typed elsewhere: when a tablet was taken back. */
  public void opened(HttpServletRequest request) {
    presence(request).ifPresent(p -> p.unlock(Instant.now()));
  }

  /** Where somebody goes on: what they had sent, or the page they asked for, once. */
  public Optional<String> wayBack(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    var from = session.getAttribute(CAME_FROM);
    session.removeAttribute(CAME_FROM);
    return SignIn.takeTyped(request).isPresent()
        ? Optional.of(SignIn.TYPED_PAGE)
        : Optional.ofNullable(from).map(Object::toString);
  }

  /** Whether it asks for a code too; known without looking at the database for every page. */
  public static boolean asksForCode(HttpServletRequest request) {
    return presence(request).filter(Presence::withCode).isPresent();
  }

  static void begin(HttpSession session, Presence.Step step) {
    session.setAttribute(PRESENCE, new Presence(Instant.now(), step));
    session.setMaxInactiveInterval((int) Presence.LONGEST.toSeconds());
    session.removeAttribute(CAME_FROM);
  }

  static Optional<Presence> presence(HttpServletRequest request) {
    return presence(request.getSession(false));
  }

  static Optional<Presence> presence(@Nullable HttpSession session) {
    return session != null && session.getAttribute(PRESENCE) instanceof Presence presence
        ? Optional.of(presence)
        : Optional.empty();
  }

  static void replace(HttpSession session, Presence presence) {
    session.setAttribute(PRESENCE, presence);
  }

  /** Keeps the page that was asked for while the screen was locked. */
  static void cameFrom(HttpServletRequest request) {
    var query = request.getQueryString();
    var address = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (address.length() <= LONGEST_ADDRESS) {
      request.getSession().setAttribute(CAME_FROM, address);
    }
  }
}
