package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.Views;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/**
 * While a needle is in, another patient's pages stay closed to the person who holds the session.
 */
@Configuration(proxyBeanMethods = false)
class NeedleIn implements WebMvcConfigurer {
  private static final String HELD = NeedleIn.class.getName();
  private final Sessions sessions;

  NeedleIn(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Guard()).order(-50);
  }

  private final class Guard implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
      if (CurrentActor.find().isEmpty() || isAnError(request)) return true;
      String patientId = patientOf(request);
      if (patientId == null || recordsWhatHappened(request)) return true;
      List<SessionHead> held = sessions.heldWithNeedlesIn();
      request.setAttribute(HELD, held);
      if (held.isEmpty()
          || held.stream().anyMatch(s -> s.patientId().toString().equals(patientId))) {
        return true;
      }
      if (wantsAPage(request)) {
        response.sendRedirect(held.getFirst().path() + "?stay");
      } else {
        response.sendError(HttpServletResponse.SC_CONFLICT, "needle-in");
      }
      return false;
    }

    /**
     * The layout's strip on every page while the acting person holds a session with a needle in.
     */
    @Override
    public void postHandle(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable ModelAndView page) {
      if (page == null || !Views.drawn(page)) return;
      if (CurrentActor.find().filter(Actor::seesClinicalText).isEmpty()) return;
      held(request).stream().findFirst().ifPresent(s -> page.addObject("needlesHeld", s));
    }

    private List<SessionHead> held(HttpServletRequest request) {
      return request.getAttribute(HELD) instanceof List<?> known
          ? known.stream().map(SessionHead.class::cast).toList()
          : sessions.heldWithNeedlesIn();
    }
  }

  private static boolean isAnError(HttpServletRequest request) {
    return request.getDispatcherType() == jakarta.servlet.DispatcherType.ERROR;
  }

  private static boolean wantsAPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept == null || !accept.contains("application/json");
  }

  /** Recording is never refused: entries may have waited on a tablet, or follow a moved session. */
  private static boolean recordsWhatHappened(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().matches("/patients/[^/]+/sessions/[^/]+/(entries|taps|all-out)");
  }

  private static @Nullable String patientOf(HttpServletRequest request) {
    Object values = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(values instanceof Map<?, ?> map)) return null;
    Object patient = map.get("patientId");
    return patient == null ? null : patient.toString();
  }
}
