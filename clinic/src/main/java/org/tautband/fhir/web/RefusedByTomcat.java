package org.tautband.fhir.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.tautband.fhir.FhirJson;

/**
 * Addresses that Tomcat refuses before any filter sees them get an OperationOutcome below /fhir.
 */
@Component
class RefusedByTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(RefusedByTomcat::report);
  }

  private static void report(Context context) {
    if (context.getParent() instanceof StandardHost host) {
      host.setErrorReportValveClass(InWords.class.getName());
    }
  }

  /** Public because Tomcat makes it by its name. */
  public static final class InWords extends ErrorReportValve {
    /** Without server name, version or stack trace. */
    public InWords() {
      setShowReport(false);
      setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
      var uri = request.getRequestURI();
      int status = response.getStatus();
      if (status < 400
          || response.getContentWritten() > 0
          || uri == null
          || !uri.startsWith("/fhir")
          || !response.setErrorReported()) {
        super.report(request, response, thrown);
        return;
      }
      var words =
          status < 500
              ? FhirJson.outcome("invalid", "The address is not one this server understands.")
              : FhirJson.outcome("exception", "The server failed; its log says why.");
      try {
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getResponse().getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        response.finishResponse();
      } catch (IOException | IllegalStateException e) {
        container.getLogger().debug("The answer to a refused request could not be written", e);
      }
    }
  }
}
