package org.tautband.clinics.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
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
          .flatMap(clinics::of)
          .ifPresent(c -> LocaleContextHolder.setTimeZone(TimeZone.getTimeZone(c.zone())));
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
}
