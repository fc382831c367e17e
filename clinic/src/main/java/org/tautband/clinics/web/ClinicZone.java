package org.tautband.clinics.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinics;

/** Times on pages are those of the clinic somebody works at; without one, the group's first. */
@Configuration(proxyBeanMethods = false)
class ClinicZone implements WebMvcConfigurer {
  private final Clinics clinics;

  ClinicZone(Clinics clinics) {
    this.clinics = clinics;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Zone()).order(-200);
  }

  private final class Zone implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      CurrentActor.find()
          .ifPresent(
              actor ->
                  LocaleContextHolder.setLocaleContext(
                      new Where(LocaleContextHolder.getLocale(), actor)));
      return true;
    }

    @Override
    public void afterCompletion(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable Exception failure) {
      LocaleContextHolder.setTimeZone(null);
    }
  }

  /**
   * Asks for the clinic when somebody asks for the zone: most of what a program sends never does.
   */
  private final class Where implements TimeZoneAwareLocaleContext {
    private final Locale locale;
    private final Actor actor;
    private @Nullable TimeZone zone;
    private boolean asked;

    Where(Locale locale, Actor actor) {
      this.locale = locale;
      this.actor = actor;
    }

    @Override
    public Locale getLocale() {
      return locale;
    }

    @Override
    public @Nullable TimeZone getTimeZone() {
      if (!asked) {
        asked = true;
        zone = clinics.of(actor).map(c -> TimeZone.getTimeZone(c.zone())).orElse(null);
      }
      return zone;
    }
  }
}
