package org.tautband.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tautband.database.DiskRoom;

/** The front door for systems, and for people who read the published record by their sign-in. */
@Configuration(proxyBeanMethods = false)
class SystemSecurity {
  /** Figures of the running program for a monitoring system: counts and times, no record. */
  static final String FIGURES = "/actuator/prometheus";

  private static final String FHIR_JSON = "application/fhir+json";

  @Bean
  @Order(50)
  SecurityFilterChain systems(
      HttpSecurity http,
      MatrixDecides matrix,
      AuditTable audit,
      DiskRoom room,
      ClientTokens tokens,
      SignedInPeople in,
      LockedScreens locked) {
    http.securityMatcher("/fhir", "/fhir/**", "/oauth2/**", FIGURES);
    http.authorizeHttpRequests(requests -> requests.anyRequest().access(matrix));
    // Nothing here changes anything for a signed-in person, so there is nothing to forge.
    http.csrf(csrf -> csrf.disable());
    http.logout(logout -> logout.disable());
    http.requestCache(cache -> cache.disable());
    http.sessionManagement(
        sessions ->
            sessions
                .maximumSessions(-1)
                .sessionRegistry(in.registry)
                .expiredSessionStrategy(e -> loginFirst(e.getResponse())));
    http.addFilterAfter(
        locked.forPrograms(SystemSecurity::loginFirst), SecurityContextHolderFilter.class);
    http.addFilterBefore(new BearerTokens(tokens), UsernamePasswordAuthenticationFilter.class);
    http.addFilterBefore(new AuditedRequests(audit, room), AuthorizationFilter.class);
    http.exceptionHandling(
        handling ->
            handling
                .authenticationEntryPoint((request, response, e) -> loginFirst(response))
                .accessDeniedHandler(
                    (request, response, e) ->
                        outcome(response, 403, "forbidden", "Your sign-in may not read this.")));
    return http.build();
  }

  /** Hostile request lines below /fhir get an OperationOutcome like every other fault there. */
  @Bean
  RequestRejectedHandler rejectedRequests() {
    var otherwise = new HttpStatusRequestRejectedHandler();
    return (request, response, e) -> {
      if (request.getRequestURI().startsWith("/fhir")) {
        outcome(response, 400, "invalid", "The address holds characters that are not allowed.");
      } else {
        otherwise.handle(request, response, e);
      }
    };
  }

  private static void loginFirst(HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    outcome(response, 401, "login", "Sign in, or send a valid bearer token from /oauth2/token.");
  }

  private static void outcome(HttpServletResponse response, int status, String code, String words)
      throws IOException {
    response.setStatus(status);
    response.setContentType(FHIR_JSON);
    response.setCharacterEncoding("UTF-8");
    response
        .getOutputStream()
        .write(
            ("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\""
                    + code
                    + "\",\"diagnostics\":\""
                    + words
                    + "\"}]}")
                .getBytes(StandardCharsets.UTF_8));
  }

  /** Recognises {@code Authorization: Bearer …}; a token that is not ours is refused at once. */
  private static final class BearerTokens extends OncePerRequestFilter {
    private final ClientTokens tokens;

    BearerTokens(ClientTokens tokens) {
      this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var header = request.getHeader("Authorization");
      if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
        chain.doFilter(request, response);
        return;
      }
      var caller = tokens.caller(header.substring(7).strip());
      if (caller.isEmpty()) {
        loginFirst(response);
        return;
      }
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              caller.get(), null, AuthorityUtils.NO_AUTHORITIES));
      SecurityContextHolder.setContext(context);
      chain.doFilter(request, response);
    }
  }
}
