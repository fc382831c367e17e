package org.tautband.access;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address that people type, from which links in mails and on paper are made. */
@Component
public class PublicAddress {
  private final Environment environment;

  PublicAddress(Environment environment) {
    this.environment = environment;
  }

  /** Without a slash at the end: what was set, else the address that is listened on. */
  public String base() {
    var set = environment.getProperty("tautband.base-url", "").strip();
    if (!set.isEmpty()) {
      return set.replaceFirst("/+$", "");
    }
    boolean tls = environment.containsProperty("server.ssl.certificate");
    return (tls ? "https://" : "http://")
        + environment.getProperty("server.address", "127.0.0.1")
        + ":"
        + environment.getProperty("local.server.port", "8080");
  }
}
