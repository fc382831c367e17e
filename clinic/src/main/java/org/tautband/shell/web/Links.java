package org.tautband.shell.web;

import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tautband.access.CurrentActor;
import org.tautband.access.Matrix;
import org.tautband.access.Role;

/** Which pages the acting person can open. A link that would be refused is not shown. */
@Component("links")
class Links {
  private final Matrix matrix = Matrix.shipped();
  private final RequestMappingHandlerMapping routes;

  Links(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    routes = requestMappingHandlerMapping;
  }

  /** Whether the page is there and the acting person may open it; templates ask it too. */
  public boolean open(String address) {
    var path = address.replaceFirst("[?#].*", "");
    return CurrentActor.find().map(actor -> matrix.opens(path, actor)).orElse(false)
        && isThere(path);
  }

  /** Whether the acting person has to do with patients who are in the house. */
  public boolean meetsPatients() {
    return CurrentActor.find()
        .map(actor -> actor.is(Role.CLINICIAN) || actor.is(Role.FRONT_DESK))
        .orElse(false);
  }

  private boolean isThere(String path) {
    var container = PathContainer.parsePath(path);
    return routes.getHandlerMethods().keySet().stream()
        .filter(
            route ->
                route.getMethodsCondition().isEmpty()
                    || route.getMethodsCondition().getMethods().stream()
                        .anyMatch(m -> m.name().equals("GET")))
        .map(route -> route.getPathPatternsCondition())
        .anyMatch(
            patterns ->
                patterns != null
                    && patterns.getPatterns().stream().anyMatch(p -> p.matches(container)));
  }
}
