package org.tautband.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.util.UriUtils;
import org.tautband.database.DiskRoom;

/** The web's front door for people. Systems come in through the chain of {@code fhir}. */
@Configuration(proxyBeanMethods = false)
class Security {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
          + " form-action 'self'; frame-ancestors 'none'";

  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  HttpSessionEventPublisher sessionEvents() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  @Order(100)
  SecurityFilterChain people(
      HttpSecurity http,
      MatrixDecides matrix,
      AuditTable audit,
      DiskRoom room,
      SignIn signIn,
      SignedInPeople in,
      LockedScreens locked) {
    http.authorizeHttpRequests(requests -> requests.anyRequest().access(matrix));
    http.formLogin(
        form ->
            form.loginPage("/login").failureUrl("/login?wrong").successHandler(signIn.onSuccess()));
    http.logout(logout -> logout.disable());
    http.httpBasic(basic -> basic.disable());
    // Anybody may send these forms, so there is no login to abuse: a question has a token of its
    // own,
    // and the decision aid keeps nothing without the secret of a clinic's link.
    http.csrf(
        csrf ->
            csrf.ignoringRequestMatchers(
                "/ask",
                "/decide",
                "/decide/send",
                "/checkin",
                "/checkin/answer",
                "/checkin/scores",
                "/checkin/draw",
                "/checkin/drawing",
                "/later",
                "/later/answer"));
    http.sessionManagement(
        sessions ->
            sessions
                .maximumSessions(-1)
                .sessionRegistry(in.registry)
                .expiredSessionStrategy(e -> signIn.loginFirst(e.getRequest(), e.getResponse())));
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER)));
    http.addFilterAfter(locked.forPages(), CsrfFilter.class);
    http.addFilterBefore(signIn.slowGuessing(), UsernamePasswordAuthenticationFilter.class);
    http.addFilterBefore(new AuditedRequests(audit, room), AuthorizationFilter.class);
    http.exceptionHandling(
        handling ->
            handling
                .authenticationEntryPoint(
                    (request, response, e) -> {
                      if (request.getMethod().equals("GET") && !wantsJson(request)) {
                        response.sendRedirect("/login");
                      } else {
                        signIn.loginFirst(request, response);
                      }
                    })
                .accessDeniedHandler(
                    (request, response, e) -> {
                      var who = SecurityContextHolder.getContext().getAuthentication();
                      if (who == null || new AuthenticationTrustResolverImpl().isAnonymous(who)) {
                        signIn.loginFirst(request, response);
                      } else if (request.getAttribute(MatrixDecides.NO_CARE) instanceof UUID of
                          && !wantsJson(request)) {
                        withoutCare(of, request, response);
                      } else if (e instanceof CsrfException && sentFromOurPage(request)) {
                        SignIn.keepTyped(request);
                        response.sendRedirect(SignIn.TYPED_PAGE);
                      } else {
                        new AccessDeniedHandlerImpl().handle(request, response, e);
                      }
                    }));
    return http.build();
  }

  /** The page that says why a record is closed; what was sent is kept and can be sent after it. */
  private static void withoutCare(
      UUID patientId, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getMethod().equals("POST")) {
      SignIn.keepTyped(request);
    }
    var page = "/patients/" + patientId + "/break-glass";
    boolean read = request.getMethod().equals("GET");
    response.sendRedirect(
        read ? page + "?to=" + UriUtils.encode(request.getRequestURI(), UTF_8) : page);
  }

  /**
   * A page of an older login, sent after signing in again in another tab: the browser vouches that
   * it was ours, and its form is shown once more before it is sent.
   */
  private static boolean sentFromOurPage(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && !wantsJson(request)
        && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
  }

  private static boolean wantsJson(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("application/json");
  }
}
