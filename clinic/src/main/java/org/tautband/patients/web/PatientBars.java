package org.tautband.patients.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tautband.access.Views;
import org.tautband.database.CurrentGroup;
import org.tautband.patients.Patients;

/**
 * Puts the black identity bar on every page below {@code /patients/{patientId}}, and answers "not
 * found" where this group has no such patient.
 */
@Configuration(proxyBeanMethods = false)
class PatientBars implements WebMvcConfigurer {
  private static final int MOST_REMEMBERED = 10_000;
  private final Patients patients;

  /** Who was there: nobody is ever deleted. By group: none leaks. */
  private final Set<Here> seen = ConcurrentHashMap.newKeySet();

  private record Here(UUID groupId, UUID patientId) {}

  PatientBars(Patients patients) {
    this.patients = patients;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Bar()).addPathPatterns("/patients/**").order(-50);
  }

  private void remember(Here here) {
    if (seen.size() >= MOST_REMEMBERED) seen.clear();
    seen.add(here);
  }

  private final class Bar implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
      var asked = asked(request);
      if (asked.isEmpty() || patientOf(asked.get()).filter(this::isThere).isPresent()) {
        return true;
      }
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return false;
    }

    private boolean isThere(UUID patientId) {
      Here here = new Here(CurrentGroup.required(), patientId);
      if (seen.contains(here)) return true;
      boolean there = patients.exists(patientId);
      if (there) remember(here);
      return there;
    }

    /** After the work, so that what it changed is what the bar says. */
    @Override
    public void postHandle(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable ModelAndView page) {
      if (page == null || !Views.drawn(page)) {
        return;
      }
      asked(request)
          .flatMap(Bar::patientOf)
          .flatMap(patients::banner)
          .ifPresent(banner -> page.addObject("patient", banner));
    }

    private static Optional<String> asked(HttpServletRequest request) {
      return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
              instanceof Map<?, ?> values
          ? Optional.ofNullable(values.get("patientId")).map(Object::toString)
          : Optional.empty();
    }

    private static Optional<UUID> patientOf(String text) {
      try {
        return Optional.of(UUID.fromString(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
