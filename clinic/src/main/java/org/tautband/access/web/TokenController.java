package org.tautband.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tautband.access.ClientTokens;

/**
 * Tokens for systems: client credentials only (RFC 6749, section 4.4), the client's id and secret
 * by HTTP Basic or in the form.
 */
@RestController
class TokenController {
  private final ClientTokens tokens;

  TokenController(ClientTokens tokens) {
    this.tokens = tokens;
  }

  private record Credentials(String id, String secret) {}

  @PostMapping(
      path = "/oauth2/token",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
    if (request.getQueryString() != null) {
      return refused("invalid_request", "Send everything in the body, nothing in the address.");
    }
    var grant = request.getParameter("grant_type");
    if (grant == null) {
      return refused("invalid_request", "grant_type is missing; send client_credentials.");
    }
    if (!grant.equals("client_credentials")) {
      return refused("unsupported_grant_type", "This server gives client_credentials only.");
    }
    var who = credentials(request);
    if (who.isEmpty()) {
      return unknown();
    }
    var answer =
        tokens.request(
            who.get().id(), who.get().secret(), scopes(request), request.getRemoteAddr());
    return switch (answer) {
      case ClientTokens.Answer.Token t ->
          ResponseEntity.ok()
              .header("Cache-Control", "no-store")
              .body(
                  Map.of(
                      "access_token", t.token(),
                      "token_type", "Bearer",
                      "expires_in", t.secondsToLive(),
                      "scope", String.join(" ", t.scopes())));
      case ClientTokens.Answer.UnknownClient u -> unknown();
      case ClientTokens.Answer.ScopeRefused s ->
          refused("invalid_scope", "This client may not have one of the scopes asked for.");
    };
  }

  private static Set<String> scopes(HttpServletRequest request) {
    var scope = request.getParameter("scope");
    return scope == null || scope.isBlank()
        ? Set.of()
        : new TreeSet<>(Arrays.asList(scope.strip().split(" +")));
  }

  private static Optional<Credentials> credentials(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return basic(header.substring(6).strip());
    }
    var id = request.getParameter("client_id");
    var secret = request.getParameter("client_secret");
    return id == null || secret == null
        ? Optional.empty()
        : Optional.of(new Credentials(id, secret));
  }

  private static Optional<Credentials> basic(String encoded) {
    try {
      var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ResponseEntity<Map<String, Object>> unknown() {
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header("WWW-Authenticate", "Basic realm=\"tautband\"")
        .header("Cache-Control", "no-store")
        .body(Map.of("error", "invalid_client"));
  }

  private static ResponseEntity<Map<String, Object>> refused(String error, String words) {
    return ResponseEntity.badRequest()
        .header("Cache-Control", "no-store")
        .body(Map.of("error", error, "error_description", words));
  }
}
