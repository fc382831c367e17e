package org.tautband.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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
  /** The patient whose record was refused for want of a care relation. */
  static final String NO_CARE = MatrixDecides.class.getName() + ".noCare";

  private final Matrix matrix = Matrix.shipped();
  private final CareRelations care;

  MatrixDecides(CareRelations care) {
    this.care = care;
  }

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
    request.setAttribute(AuditedRequests.ROUTE, row.get().route().getPatternString());
    var patient = patientOf(row.get(), path);
    // A refused request is kept with its route and patient too.
    patient.ifPresent(Audit::shows);
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
            ? allows(row.get(), staff.actor(), path) && inCare(row.get(), patient, request)
            : row.get().anyone() == Matrix.Cell.ALLOW;
    return new AuthorizationDecision(allowed);
  }

  private static Optional<UUID> patientOf(Matrix.Row row, String path) {
    var match = row.route().matchAndExtract(PathContainer.parsePath(path));
    if (match == null || !(match.getUriVariables().get("patientId") instanceof String id)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      // Not an id of ours: there is no patient to name.
      return Optional.empty();
    }
  }

  /** A clinician needs a care relation whatever other roles they have: the page shows it all. */
  private boolean inCare(Matrix.Row row, Optional<UUID> patient, HttpServletRequest request) {
    if (row.cells().get(Role.CLINICIAN) != Matrix.Cell.CARE
        || patient.isEmpty()
        || !CurrentActor.get().is(Role.CLINICIAN)
        || care.reads(patient.get())) {
      return true;
    }
    request.setAttribute(NO_CARE, patient.get());
    return false;
  }

  private static boolean allows(Matrix.Row row, Actor actor, String path) {
    return switch (Matrix.strongest(row, actor.roles())) {
      case ALLOW, CARE -> true;
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
