package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/** Every route of the running application stands in the access matrix, and the matrix is obeyed. */
class MatrixTest extends ClinicTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}|\\*\\*?");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  private final Matrix matrix = Matrix.shipped();

  private record Route(String method, String pattern) {}

  private List<Route> routes() {
    var all = new ArrayList<Route>();
    routes
        .getHandlerMethods()
        .keySet()
        .forEach(
            info -> {
              var methods = info.getMethodsCondition().getMethods();
              for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                  all.add(new Route("*", pattern));
                }
                methods.stream()
                    .map(RequestMethod::name)
                    .forEach(m -> all.add(new Route(m, pattern)));
              }
            });
    return all;
  }

  @Test
  void everyRouteHasACell() {
    var cells = new TreeSet<String>();
    matrix.rows().forEach(r -> cells.add(r.method() + " " + r.route().getPatternString()));
    var missing =
        routes().stream()
            .map(r -> r.method() + " " + r.pattern())
            .filter(r -> !cells.contains(r))
            .sorted()
            .toList();
    assertThat(missing).as("routes without a row in access/matrix.csv").isEmpty();
  }

  @Test
  void everyRowNamesARouteThatExists() {
    var existing = new TreeSet<String>();
    routes().forEach(r -> existing.add(r.method() + " " + r.pattern()));
    var stale =
        matrix.rows().stream()
            .map(r -> r.method() + " " + r.route().getPatternString())
            .filter(r -> !existing.contains(r))
            .filter(
                r ->
                    !r.contains("**")
                        && !r.matches(
                            "(GET /favicon.*|GET /actuator/.*|POST /login|POST /oauth2/token|.*"
                                + " /fhir.*|\\* /error)"))
            .toList();
    assertThat(stale).as("rows of access/matrix.csv without a route").isEmpty();
  }

  @Test
  void everyCellIsObeyed() {
    var people =
        Map.of(
            Role.CLINICIAN, clinic.clinician(),
            Role.FRONT_DESK, clinic.frontDesk(),
            Role.MANAGER, clinic.manager(),
            Role.ADMINISTRATOR, clinic.administrator());
    var wrong = new ArrayList<String>();
    for (var entry : people.entrySet()) {
      var visitor = new Visitor(base());
      visitor.signIn(entry.getValue().login(), Fixtures.PASSWORD);
      var csrf = visitor.csrf("/login");
      for (var row : matrix.rows()) {
        var route = row.route().getPatternString();
        if (route.equals("/logout")
            || route.equals("/lock")
            || route.startsWith("/fhir")
            || route.startsWith("/oauth2")) {
          continue;
        }
        for (var method :
            row.method().equals("*") ? List.of("GET", "POST") : List.of(row.method())) {
          var answer = visitor.send(method, concrete(route), csrf);
          var cell = row.cells().get(entry.getKey());
          boolean refused = answer.status() == 403;
          // Without any record a patient is nobody's: CareRelationTest says what care asks for.
          boolean shouldRefuse =
              cell != Matrix.Cell.ALLOW
                  && cell != Matrix.Cell.CARE
                  && row.anyone() != Matrix.Cell.ALLOW;
          if (refused != shouldRefuse) {
            wrong.add(entry.getKey() + " " + method + " " + route + " → " + answer.status());
          }
        }
      }
    }
    assertThat(wrong).as("cells that the application does not obey").isEmpty();
  }

  @Test
  void withoutASignInOnlyPublicRoutesAnswer() {
    var wrong = new ArrayList<String>();
    for (var row : matrix.rows()) {
      var route = row.route().getPatternString();
      if (row.anyone() == Matrix.Cell.ALLOW
          || !row.method().equals("GET")
          || route.startsWith("/fhir")
          || route.startsWith("/actuator")) {
        continue;
      }
      var answer = new Visitor(base()).get(concrete(route));
      if (answer.status() != 302 || !answer.location().contains("/login")) {
        wrong.add(route + " → " + answer.status());
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A path of the route with ids nobody has, and other variables filled with a word. */
  private static String concrete(String route) {
    return VARIABLE
        .matcher(route)
        .replaceAll(m -> m.group().contains("Id") ? Ids.next().toString() : "nothing");
  }
}
