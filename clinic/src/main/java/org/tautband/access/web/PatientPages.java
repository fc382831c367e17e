package org.tautband.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestDataValueProcessor;
import org.tautband.access.Audit;
import org.tautband.access.BreakGlass;
import org.tautband.access.CurrentActor;
import org.tautband.access.PageTokens;
import org.tautband.access.Views;

/** What every route below {@code /patients/{patientId}} has in common: audit and page token. */
@Configuration(proxyBeanMethods = false)
class PatientPages implements WebMvcConfigurer {
  static final String TOKEN_FIELD = "pageToken";
  private static final String TOKEN_HEADER = "X-Page-Token";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private final PageTokens tokens;
  private final BreakGlass glass;

  PatientPages(PageTokens tokens, BreakGlass glass) {
    this.glass = glass;
    this.tokens = tokens;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RightPatient()).order(-100);
  }

  /** The patient of the route, when it has one. */
  static Optional<UUID> patientOf(HttpServletRequest request) {
    if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> values)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(values.get("patientId"))
          .map(Object::toString)
          .map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private final class RightPatient implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
      var patient = patientOf(request);
      if (patient.isEmpty()) {
        return true;
      }
      Audit.shows(patient.get());
      if (READS.contains(request.getMethod()) || namesThisPatient(request, patient.get())) {
        return true;
      }
      response.sendError(HttpServletResponse.SC_CONFLICT, "wrong-patient");
      return false;
    }

    /** While a record is open without a care relation, every page of it says so. */
    @Override
    public void postHandle(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable ModelAndView page) {
      if (page == null || !Views.drawn(page) || CurrentActor.find().isEmpty()) {
        return;
      }
      patientOf(request)
          .flatMap(glass::current)
          .ifPresent(use -> page.addObject("brokenGlass", use));
    }

    private boolean namesThisPatient(HttpServletRequest request, UUID patientId) {
      var token =
          Optional.ofNullable(request.getHeader(TOKEN_HEADER))
              .or(() -> Optional.ofNullable(request.getParameter(TOKEN_FIELD)));
      return token.flatMap(tokens::patientOf).filter(patientId::equals).isPresent();
    }
  }

  /** Adds the page token to every form, beside Spring Security's CSRF field. */
  @Bean
  static BeanPostProcessor hiddenFields(
      org.springframework.beans.factory.ObjectProvider<PageTokens> tokens) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof RequestDataValueProcessor inner
            ? new HiddenFields(inner, tokens)
            : bean;
      }
    };
  }

  private record HiddenFields(
      RequestDataValueProcessor inner,
      org.springframework.beans.factory.ObjectProvider<PageTokens> tokens)
      implements RequestDataValueProcessor {

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
      return inner.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(
        HttpServletRequest request, @Nullable String name, String value, String type) {
      return inner.processFormFieldValue(request, name, value, type);
    }

    @Override
    public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
      var fields = new HashMap<String, String>();
      var csrf = inner.getExtraHiddenFields(request);
      if (csrf != null) {
        fields.putAll(csrf);
      }
      if (CurrentActor.find().isPresent()) {
        patientOf(request)
            .ifPresent(id -> fields.put(TOKEN_FIELD, tokens.getObject().forPatient(id)));
      }
      return fields;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
      return inner.processUrl(request, url);
    }
  }
}
