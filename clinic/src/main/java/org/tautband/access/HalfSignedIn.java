package org.tautband.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** Somebody who typed the right password and still has to show a code, or to set codes up. */
@Component
public class HalfSignedIn {
  /** Asks for the code of the phone. */
  public static final String CODE_PAGE = "/login/code";

  /** Sets the codes up. */
  public static final String SET_UP_PAGE = "/account/codes";

  private static final String FRESH_KEY = HalfSignedIn.class.getName() + ".key";
  private final SecondFactors factors;
  private final AuditTable audit;
  private final boolean demanded;
  private final HttpSessionRequestCache askedFor = new HttpSessionRequestCache();

  HalfSignedIn(
      SecondFactors factors,
      AuditTable audit,
      @Value("${tautband.second-factor-demanded:false}") boolean demanded) {
    this.factors = factors;
    this.audit = audit;
    this.demanded = demanded;
  }

  Presence.Step stepOf(Actor actor) {
    if (factors.isSet(actor.accountId())) {
      return Presence.Step.CODE;
    }
    return demanded ? Presence.Step.SET_UP : Presence.Step.IN;
  }

  static String pageOf(Presence.Step step) {
    return switch (step) {
      case CODE -> CODE_PAGE;
      case SET_UP -> SET_UP_PAGE;
      case IN -> "/today";
    };
  }

  /** Whether this login has shown its password and nothing more. */
  public boolean isHere(HttpServletRequest request) {
    return ScreenLock.presence(request)
        .map(p -> p.at(Instant.now()))
        .filter(s -> s == Presence.State.CODE || s == Presence.State.SET_UP)
        .isPresent();
  }

  /** Whether this installation lets nobody in without codes. */
  public boolean isDemanded() {
    return demanded;
  }

  /** The key that is being set up in this login; the same until it is kept. */
  public String freshKey(HttpServletRequest request) {
    return Totp.inLetters(key(request));
  }

  /** Keeps that key for the acting person when the code shows that the phone has it. */
  public SecondFactors.Answer setUp(HttpServletRequest request, String code) {
    var answer = factors.set(CurrentActor.get().accountId(), key(request), code);
    if (answer instanceof SecondFactors.Answer.Right) {
      request.getSession().removeAttribute(FRESH_KEY);
      ScreenLock.presence(request).ifPresent(Presence::nowWithCode);
    }
    return answer;
  }

  private static byte[] key(HttpServletRequest request) {
    var session = request.getSession();
    if (session.getAttribute(FRESH_KEY) instanceof byte[] known) {
      return known;
    }
    var fresh = Totp.freshKey();
    session.setAttribute(FRESH_KEY, fresh);
    return fresh;
  }

  /** Lets the person in whose code was right, and says where they were going. */
  public String goOn(HttpServletRequest request, HttpServletResponse response) {
    if (isHere(request)) {
      ScreenLock.presence(request).ifPresent(p -> p.letIn(Instant.now()));
      audit.write(
          new AuditTable.Entry("SIGN-IN", CODE_PAGE, 200, request.getRemoteAddr()), List.of());
    }
    if (SignIn.takeTyped(request).isPresent()) {
      return SignIn.TYPED_PAGE;
    }
    var saved = Optional.ofNullable(askedFor.getRequest(request, response));
    askedFor.removeRequest(request, response);
    return saved.map(s -> s.getRedirectUrl()).orElse("/today");
  }
}
