package org.tautband.shell.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a number that stands in the log's lines, in the answer's header and on the
 * page of a fault: who reads it out on the telephone names the lines without naming a patient. A
 * number that a caller sends is not taken over, it could be written to confuse the log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NumberedRequests extends OncePerRequestFilter {
  static final String ATTRIBUTE = NumberedRequests.class.getName();
  static final String HEADER = "X-Request-Id";
  private static final String IN_LOG = "request";

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var number = request.getAttribute(ATTRIBUTE) instanceof String given ? given : next();
    request.setAttribute(ATTRIBUTE, number);
    if (!response.isCommitted()) response.setHeader(HEADER, number);
    // Not taken away at the end: the server logs what was thrown after all filters are left. The
    // next request of this thread puts its own.
    MDC.put(IN_LOG, number);
    chain.doFilter(request, response);
  }

  /** Eight letters and digits in two groups, to be read aloud. */
  private static String next() {
    var text = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 32);
    var eight = "0".repeat(8 - text.length()) + text.toUpperCase(Locale.ROOT);
    return eight.substring(0, 4) + "-" + eight.substring(4);
  }
}
