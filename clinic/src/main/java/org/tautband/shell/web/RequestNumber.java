package org.tautband.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The number of the request, for the page of a fault. */
@ControllerAdvice
class RequestNumber {
  @ModelAttribute("requestNumber")
  @Nullable String number(HttpServletRequest request) {
    return request.getAttribute(NumberedRequests.ATTRIBUTE) instanceof String number
        ? number
        : null;
  }
}
