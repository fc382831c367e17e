package org.tautband.access;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets a request through only where the access matrix says so. */
@Component
class MatrixDecides implements AuthorizationManager<RequestAuthorizationContext> {
  private final Matrix matrix = Matrix.shipped();

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    var request = context.getRequest();
    var path = request.getRequestURI().substring(request.getContextPath().length());
    var row = matrix.rowFor(request.getMethod(), path);
    if (row.isEmpty()) {
      return new AuthorizationDecision(false);
    }
    noteForTheAudit(row.get(), context, path);
    var who = authentication.get();
    if (who != null && who.getPrincipal() instanceof SystemCaller caller) {
      // What a token reads is decided type by type where the record is served.
      return new AuthorizationDecision(
          path.equals("/fhir")
              || path.startsWith("/fhir/")
              || (path.equals(SystemSecurity.FIGURES)
                  && caller.scopes().contains(SystemCaller.METRICS)));
    }
    boolean allowed =
        who != null && who.getPrincipal() instanceof Staff staff
            ? allows(row.get(), staff.actor(), path)
            : row.get().anyone() == Matrix.Cell.ALLOW;
    return new AuthorizationDecision(allowed);
  }

  /** A refused request is kept with its route and patient too. */
  private static void noteForTheAudit(
      Matrix.Row row, RequestAuthorizationContext context, String path) {
    context.getRequest().setAttribute(AuditedRequests.ROUTE, row.route().getPatternString());
    var match = row.route().matchAndExtract(PathContainer.parsePath(path));
    if (match != null && match.getUriVariables().get("patientId") instanceof String id) {
      try {
        Audit.shows(UUID.fromString(id));
      } catch (IllegalArgumentException e) {
        // Not an id of ours: there is no patient to name.
        return;
      }
    }
  }

  private static boolean allows(Matrix.Row row, Actor actor, String path) {
    return switch (Matrix.strongest(row, actor.roles())) {
      case ALLOW -> true;
      case OWN -> isOwn(row, actor, path);
      case DENY -> row.anyone() == Matrix.Cell.ALLOW;
    };
  }

  private static boolean isOwn(Matrix.Row row, Actor actor, String path) {
    var match = row.route().matchAndExtract(PathContainer.parsePath(path));
    if (match == null) {
      return false;
    }
    var values = match.getUriVariables();
    var practitioner = actor.practitionerId();
    return actor.accountId().toString().equals(values.get("accountId"))
        || (practitioner != null && practitioner.toString().equals(values.get("practitionerId")));
  }
}
