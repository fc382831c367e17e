package org.tautband.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.tautband.database.CurrentGroup;
import org.tautband.database.DiskRoom;

/**
 * Binds the signed-in person and their clinic group to a request and keeps one audit row of it. The
 * answer waits in memory until that row is durable; when it cannot be written, the answer is
 * refused.
 */
final class AuditedRequests extends OncePerRequestFilter {
  static final String ROUTE = AuditedRequests.class.getName() + ".route";
  private static final Logger LOG = LoggerFactory.getLogger(AuditedRequests.class);
  private final AuditTable audit;
  private final DiskRoom room;

  AuditedRequests(AuditTable audit, DiskRoom room) {
    this.audit = audit;
    this.room = room;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/css/")
        || path.startsWith("/js/")
        || path.startsWith("/fonts/")
        || path.startsWith("/webjars/")
        || path.startsWith("/favicon")
        // Asked each few seconds, and no record is in it.
        || path.equals(SystemSecurity.FIGURES);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !(who.getPrincipal() instanceof SignedIn known)) {
      chain.doFilter(request, response);
      return;
    }
    var work = new Work(request, new ContentCachingResponseWrapper(response), chain);
    try {
      CurrentGroup.<Boolean, Exception>call(
          known.groupId(),
          () -> CurrentActor.<Boolean, Exception>call(known.actor(), () -> answer(work)));
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private record Work(
      HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain) {}

  private Boolean answer(Work work) throws Exception {
    var patientIds = new TreeSet<UUID>();
    try {
      Audit.<Exception>collecting(
          patientIds,
          () -> {
            work.chain().doFilter(work.request(), work.response());
            return true;
          });
    } catch (AccessDeniedException e) {
      keep(work, 403, patientIds);
      throw e;
    } catch (Exception e) {
      keep(work, 500, patientIds);
      throw e;
    }
    if (keep(work, work.response().getStatus(), patientIds)) {
      work.response().copyBodyToResponse();
    }
    return true;
  }

  private boolean keep(Work work, int status, TreeSet<UUID> patientIds) throws IOException {
    var entry =
        new AuditTable.Entry(
            work.request().getMethod(),
            route(work.request()),
            status,
            work.request().getRemoteAddr());
    try {
      write(entry, patientIds);
      return true;
    } catch (RuntimeException e) {
      LOG.error("The audit row could not be written; the answer was refused", e);
      work.response().reset();
      work.response()
          .sendError(DiskRoom.ranOut(e) ? 507 : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return false;
    }
  }

  private void write(AuditTable.Entry entry, TreeSet<UUID> patientIds) {
    try {
      audit.write(entry, patientIds);
    } catch (RuntimeException e) {
      if (!DiskRoom.ranOut(e) || !room.makeRoom()) throw e;
      audit.write(entry, patientIds);
    }
  }

  private static String route(HttpServletRequest request) {
    var pattern = request.getAttribute(ROUTE);
    // Values of unmatched paths stay out of the audit: they may hold anything.
    return pattern == null ? "(no route)" : pattern.toString();
  }
}
