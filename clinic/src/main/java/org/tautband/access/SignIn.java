package org.tautband.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tautband.database.CurrentGroup;

/** Signing in: slowed after failures, audited, and nothing typed is lost when a login expired. */
@Component
public class SignIn {
  /** Shows what was typed, to be sent again. */
  public static final String TYPED_PAGE = "/login/again";

  private static final String TYPED = SignIn.class.getName() + ".typed";
  private static final int MOST_TYPED_CHARACTERS = 300_000;
  private final LoginDelay delay;
  private final AuditTable audit;
  private final PageTokens tokens;
  private final HalfSignedIn half;
  private final Matrix matrix = Matrix.shipped();

  SignIn(LoginDelay delay, AuditTable audit, PageTokens tokens, HalfSignedIn half) {
    this.half = half;
    this.tokens = tokens;
    this.delay = delay;
    this.audit = audit;
  }

  /**
   * A form that arrived after its login had expired or while its screen was locked.
   *
   * @param withFile a file came with it, which is not kept
   */
  public record Typed(String path, List<Field> fields, boolean withFile) implements Serializable {}

  /** One field of such a form. */
  public record Field(String name, String value) implements Serializable {}

  /** Takes what was typed before the login expired, once. */
  public static Optional<Typed> takeTyped(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(TYPED) instanceof Typed typed)) {
      return Optional.empty();
    }
    return Optional.of(typed);
  }

  /** Forgets it, after it was sent again. */
  public static void forgetTyped(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(TYPED);
    }
  }

  /** Keeps the form of a person whose login has expired and asks for the login first. */
  void loginFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var accept = request.getHeader("Accept");
    if (accept != null && accept.contains(MediaType.APPLICATION_JSON_VALUE)) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    if (request.getMethod().equals("POST") && !request.getRequestURI().equals("/login")) {
      keepTyped(request);
    }
    response.sendRedirect("/login?expired");
  }

  /** Keeps a form that cannot be taken now, to be sent again by hand. */
  static void keepTyped(HttpServletRequest request) {
    var fields = fields(request.getParameterMap());
    if (fields.stream().mapToInt(f -> f.value().length()).sum() <= MOST_TYPED_CHARACTERS) {
      var type = request.getContentType();
      boolean withFile = type != null && type.startsWith("multipart/");
      request
          .getSession(true)
          .setAttribute(TYPED, new Typed(request.getRequestURI(), fields, withFile));
    }
  }

  private static List<Field> fields(Map<String, String[]> parameters) {
    var fields = new ArrayList<Field>();
    parameters.forEach(
        (name, values) -> {
          if (!name.equals("_csrf")
              && !name.toLowerCase(java.util.Locale.ROOT).contains("password")) {
            for (var value : values) {
              fields.add(new Field(name, value));
            }
          }
        });
    return fields;
  }

  AuthenticationSuccessHandler onSuccess() {
    return new SavedRequestAwareAuthenticationSuccessHandler() {
      {
        setDefaultTargetUrl("/today");
      }

      @Override
      public void onAuthenticationSuccess(
          HttpServletRequest request, HttpServletResponse response, Authentication who)
          throws ServletException, IOException {
        var staff = (Staff) java.util.Objects.requireNonNull(who.getPrincipal());
        var step =
            CurrentGroup.<Presence.Step, RuntimeException>call(
                staff.groupId(), () -> half.stepOf(staff.actor()));
        ScreenLock.begin(request.getSession(), step);
        delay.succeeded(staff.actor().login(), request.getRemoteAddr());
        CurrentGroup.call(
            staff.groupId(),
            () ->
                CurrentActor.call(
                    staff.actor(),
                    () -> {
                      audit.write(
                          new AuditTable.Entry(
                              step == Presence.Step.IN ? "SIGN-IN" : "PASSWORD",
                              "/login",
                              200,
                              request.getRemoteAddr()),
                          List.of());
                      // Whoever signs in next at this computer may be somebody else.
                      if (takeTyped(request).filter(t -> !mayBeOf(t, staff.actor())).isPresent()) {
                        forgetTyped(request);
                      }
                      return true;
                    }));
        if (step != Presence.Step.IN) {
          response.sendRedirect(HalfSignedIn.pageOf(step));
          return;
        }
        if (takeTyped(request).isPresent()) {
          response.sendRedirect(TYPED_PAGE);
          return;
        }
        super.onAuthenticationSuccess(request, response, who);
      }
    };
  }

  /** A patient's form names who opened it; any other is shown to those who may send it. */
  private boolean mayBeOf(Typed typed, Actor actor) {
    var token = typed.fields().stream().filter(f -> f.name().equals("pageToken")).findFirst();
    if (token.isPresent()) {
      return tokens.patientOf(token.get().value()).isPresent();
    }
    return matrix
        .rowFor("POST", typed.path())
        .map(row -> Matrix.strongest(row, actor.roles()) != Matrix.Cell.DENY)
        .orElse(true);
  }

  /** Stands before the password check of {@code POST /login}. */
  OncePerRequestFilter slowGuessing() {
    return new OncePerRequestFilter() {
      @Override
      protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("POST") && request.getRequestURI().equals("/login"));
      }

      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        var login = Optional.ofNullable(request.getParameter("username")).orElse("");
        var wait = delay.tryNow(login, request.getRemoteAddr());
        if (wait.isZero()) {
          chain.doFilter(request, response);
        } else {
          response.sendRedirect("/login?wait=" + Math.max(1, wait.toSeconds() + 1));
        }
      }
    };
  }
}
