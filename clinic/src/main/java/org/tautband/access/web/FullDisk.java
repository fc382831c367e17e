package org.tautband.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.database.DiskRoom;

/**
 * What people are told when the disk of the server is full. What can wait is refused before it is
 * tried; what has happened to somebody is taken as long as there is any room.
 */
@Component
final class FullDisk extends OncePerRequestFilter implements HandlerExceptionResolver, Ordered {
  /** RFC 4918: the server is unable to store the representation. */
  static final int INSUFFICIENT_STORAGE = 507;

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern CANNOT_WAIT =
      Pattern.compile(
          "/log(in|out)(/.*)?|/oauth2/.*|/screen-locked|/checkin(/.*)?|/worklist/.*"
              + "|/patients/[^/]+/(sessions/.*|incidents(/.*)?)");

  private final DiskRoom room;

  FullDisk(DiskRoom room) {
    this.room = room;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (room.isFull()
        && !READING.contains(request.getMethod())
        && !CANNOT_WAIT.matcher(request.getRequestURI()).matches()) {
      response.sendError(INSUFFICIENT_STORAGE);
      return;
    }
    chain.doFilter(request, response);
  }

  /** For what was tried all the same. */
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!DiskRoom.ranOut(failure)) return null;
    room.makeRoom();
    try {
      response.sendError(INSUFFICIENT_STORAGE);
      return new ModelAndView();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public int getOrder() {
    // After Spring Security's filters, which say who somebody is; before Spring's own resolvers.
    return -50;
  }
}
