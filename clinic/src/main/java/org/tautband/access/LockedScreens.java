package org.tautband.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.tautband.database.CurrentGroup;

/**
 * Stands behind the sign-in: a login left alone for five minutes opens nothing before its password,
 * and ends after twelve hours. What was sent meanwhile is kept; recording what has happened goes
 * on.
 */
@Component
final class LockedScreens {
  /** What a locked screen still takes: what happens to needles, and the patient's own tablet. */
  private static final List<PathPattern> OPEN =
      List.of(
              ScreenLock.PAGE,
              "/session-worker.js",
              "/patients/{patientId}/sessions/{sessionId}/entries",
              "/patients/{patientId}/sessions/{sessionId}/taps",
              "/patients/{patientId}/sessions/{sessionId}/all-out",
              "/patients/{patientId}/sessions/{sessionId}/state",
              "/patients/{patientId}/sessions/{sessionId}/emergency",
              "/patients/{patientId}/sessions/{sessionId}/lock",
              "/patients/{patientId}/screening/tablet",
              "/patients/{patientId}/screening/take-back")
          .stream()
          .map(PathPatternParser.defaultInstance::parse)
          .toList();

  private final Matrix matrix = Matrix.shipped();
  private final SignIn signIn;
  private final ObjectProvider<LogoutGuard> guards;
  private final HttpSessionRequestCache askedFor = new HttpSessionRequestCache();

  LockedScreens(SignIn signIn, ObjectProvider<LogoutGuard> guards) {
    this.signIn = signIn;
    this.guards = guards;
  }

  /** Another answer than a page, for programs that read by the sign-in. */
  interface Refusal {
    void answer(HttpServletResponse response) throws IOException;
  }

  /** For pages: leads to the locked screen or the sign-in, and back. */
  OncePerRequestFilter forPages() {
    return new Door() {
      @Override
      void locked(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (wantsJson(request)) {
          response.sendError(423, "screen-locked");
          return;
        }
        if (request.getMethod().equals("POST")) {
          SignIn.keepTyped(request);
        } else {
          ScreenLock.cameFrom(request);
        }
        response.sendRedirect(ScreenLock.PAGE);
      }

      @Override
      void notYet(String page, HttpServletResponse response) throws IOException {
        response.sendRedirect(page);
      }

      @Override
      void ended(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET") && !wantsJson(request)) {
          askedFor.saveRequest(request, response);
        }
        signIn.loginFirst(request, response);
      }
    };
  }

  /** For programs: they are told to sign in. */
  OncePerRequestFilter forPrograms(Refusal refusal) {
    return new Door() {
      @Override
      void locked(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusal.answer(response);
      }

      @Override
      void notYet(String page, HttpServletResponse response) throws IOException {
        refusal.answer(response);
      }

      @Override
      void ended(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusal.answer(response);
      }
    };
  }

  private static boolean wantsJson(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("application/json");
  }

  private abstract class Door extends OncePerRequestFilter {
    abstract void locked(HttpServletRequest request, HttpServletResponse response)
        throws IOException;

    abstract void notYet(String page, HttpServletResponse response) throws IOException;

    abstract void ended(HttpServletRequest request, HttpServletResponse response)
        throws IOException;

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var who = SecurityContextHolder.getContext().getAuthentication();
      if (who == null || !(who.getPrincipal() instanceof Staff staff)) {
        chain.doFilter(request, response);
        return;
      }
      switch (state(request, staff)) {
        case OPEN -> chain.doFilter(request, response);
        case LOCKED -> {
          if (staysOpen(request)) {
            chain.doFilter(request, response);
          } else if (isPublic(request)) {
            // Whoever stands here now reads it as everybody does.
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
          } else {
            locked(request, response);
          }
        }
        case CODE -> halfway(HalfSignedIn.CODE_PAGE, request, response, chain);
        case SET_UP -> halfway(HalfSignedIn.SET_UP_PAGE, request, response, chain);
        case ENDED -> {
          request.getSession().invalidate();
          SecurityContextHolder.clearContext();
          if (isPublic(request)) {
            chain.doFilter(request, response);
          } else {
            ended(request, response);
          }
        }
      }
    }

    /** Before the code only its page opens, and what is public. */
    private void halfway(
        String page, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var path = request.getRequestURI();
      if (path.equals(page) || path.equals("/logout")) {
        chain.doFilter(request, response);
      } else if (isPublic(request)) {
        SecurityContextHolder.clearContext();
        chain.doFilter(request, response);
      } else {
        notYet(page, response);
      }
    }

    private Presence.State state(HttpServletRequest request, Staff staff) {
      var presence = ScreenLock.presence(request);
      if (presence.isEmpty()) {
        return Presence.State.ENDED;
      }
      var now = Instant.now();
      var state = presence.get().at(now);
      boolean here = state != Presence.State.LOCKED && state != Presence.State.ENDED;
      if (here && byHand(request)) {
        presence.get().touch(now);
      }
      if (state == Presence.State.ENDED && isHeld(staff)) {
        presence.get().holdLocked(now);
        return Presence.State.LOCKED;
      }
      return state;
    }

    private boolean isHeld(Staff staff) {
      return CurrentGroup.<Boolean, RuntimeException>call(
          staff.groupId(),
          () -> guards.stream().anyMatch(g -> g.unfinished(staff.actor()).isPresent()));
    }

    private boolean staysOpen(HttpServletRequest request) {
      var path = PathContainer.parsePath(request.getRequestURI());
      return request.getRequestURI().equals("/logout")
          || OPEN.stream().anyMatch(p -> p.matches(path));
    }

    private boolean isPublic(HttpServletRequest request) {
      return matrix
          .rowFor(request.getMethod(), request.getRequestURI())
          .filter(row -> row.anyone() == Matrix.Cell.ALLOW)
          .isPresent();
    }

    /** A page's program asks for the state every few seconds, whoever is near. */
    private boolean byHand(HttpServletRequest request) {
      return !(request.getMethod().equals("GET") && request.getRequestURI().endsWith("/state"));
    }
  }
}
