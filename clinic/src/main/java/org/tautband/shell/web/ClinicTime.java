package org.tautband.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;

/** Times are shown in the zone of the clinic somebody works at, whatever their device says. */
@Component("localeResolver")
class ClinicTime extends AbstractLocaleContextResolver {
  private final Clinics clinics;

  ClinicTime(Clinics clinics) {
    this.clinics = clinics;
  }

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    return new TimeZoneAwareLocaleContext() {
      private @Nullable TimeZone zone;

      @Override
      public Locale getLocale() {
        return Locale.UK;
      }

      @Override
      public TimeZone getTimeZone() {
        var known = zone;
        if (known == null) {
          known = zoneOfActor();
          zone = known;
        }
        return known;
      }
    };
  }

  private TimeZone zoneOfActor() {
    return CurrentActor.find().map(this::zoneOf).orElseGet(() -> TimeZone.getTimeZone("UTC"));
  }

  private TimeZone zoneOf(Actor actor) {
    var home = actor.clinicId();
    var clinic = home == null ? clinics.all().stream().findFirst() : clinics.find(home);
    return clinic.map(Clinic::zone).map(TimeZone::getTimeZone).orElse(TimeZone.getTimeZone("UTC"));
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("Language and zone come from the clinic");
  }
}
