package org.tautband.screening.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the tablet is in the patient's hand every address leads back to the questions, until a
 * clinician takes it back with the password.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class TabletLock extends OncePerRequestFilter {
  private static final List<String> FILES =
      List.of("/css/", "/js/", "/fonts/", "/webjars/", "/favicon");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<HandedOver> handedOver = HandedOver.of(request);
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (handedOver.isEmpty() || isOpen(path, handedOver.get())) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + handedOver.get().path());
  }

  private static boolean isOpen(String path, HandedOver handedOver) {
    return path.equals(handedOver.path())
        || path.equals(handedOver.takeBackPath())
        || path.equals("/error")
        || (FILES.stream().anyMatch(path::startsWith) && !path.contains(".."));
  }
}
