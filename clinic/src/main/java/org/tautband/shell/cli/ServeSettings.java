package org.tautband.shell.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tautband.shell.cli.Failures.Refusal;

/** How {@code serve} is set up by the environment, or why it must not start like this. */
sealed interface ServeSettings {
  String DEMO_DATA =
      "This folder holds the demonstration: its passwords are known to everybody. Choose another"
          + " folder with --data or TAUTBAND_DATA.";

  /** Every variable; README explains each with its default. */
  Set<String> NAMES =
      Set.of(
          "TAUTBAND_DATA",
          "TAUTBAND_ADDRESS",
          "TAUTBAND_PORT",
          "TAUTBAND_BASE_URL",
          "TAUTBAND_TLS_CERTIFICATE",
          "TAUTBAND_TLS_KEY",
          "TAUTBAND_BEHIND_PROXY",
          "TAUTBAND_DATABASE_URL",
          "TAUTBAND_DATABASE_APP_USER",
          "TAUTBAND_DATABASE_APP_PASSWORD",
          "TAUTBAND_DATABASE_MIGRATOR_USER",
          "TAUTBAND_DATABASE_MIGRATOR_PASSWORD",
          "TAUTBAND_MAIL_HOST",
          "TAUTBAND_MAIL_PORT",
          "TAUTBAND_MAIL_ENCRYPTION",
          "TAUTBAND_MAIL_USER",
          "TAUTBAND_MAIL_PASSWORD",
          "TAUTBAND_MAIL_FROM",
          "TAUTBAND_JAVA_OPTIONS",
          "TAUTBAND_JDK",
          "TAUTBAND_CHROMIUM",
          "TAUTBAND_MINIMUM_FREE_MB");

  /**
   * @param springProperties what the application starts with
   * @param baseUrl what people type; empty when it follows from the port
   * @param unknown variables that look like ours and are not: spelling mistakes
   */
  record Accepted(
      Map<String, String> springProperties, Optional<String> baseUrl, List<String> unknown)
      implements ServeSettings {

    /** The address of the first page, when the server listens on {@code port}. */
    String address(int port) {
      var scheme = springProperties.containsKey("server.ssl.certificate") ? "https" : "http";
      return baseUrl.orElse(scheme + "://" + springProperties.get("server.address") + ":" + port);
    }
  }

  /** Each reason says what is dangerous or wrong and how to mend it. */
  record Refused(List<String> reasons) implements ServeSettings {}

  /** Reads the environment; {@code --port} on the command line wins over it. */
  static ServeSettings from(
      Map<String, String> environment, DataFolder data, @Nullable Integer port) {
    return new Reading(environment).read(data, port);
  }

  /**
   * How the outside database is reached, by the names of Spring's properties; an empty {@code
   * tautband.url} without one.
   *
   * @throws Refusal when the environment names one that must not be used like this
   */
  static Map<String, String> database(Map<String, String> environment) {
    var reading = new Reading(environment);
    reading.database();
    if (!reading.reasons.isEmpty()) {
      throw new Refusal(String.join("\n", reading.reasons));
    }
    return Map.copyOf(reading.properties);
  }

  /** One pass over the environment. */
  final class Reading {
    private final Map<String, String> environment;
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    private Reading(Map<String, String> environment) {
      this.environment = environment;
    }

    private Optional<String> value(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(v -> !v.isEmpty());
    }

    private ServeSettings read(DataFolder data, @Nullable Integer port) {
      if (data.isDemo()) {
        reasons.add(DEMO_DATA);
      }
      properties.put("tautband.demo", "false");
      properties.put("tautband.second-factor-demanded", "true");
      boolean tls = tls();
      boolean proxy = proxy();
      address(tls || proxy);
      port(port, tls);
      var baseUrl = baseUrl(proxy);
      baseUrl.ifPresent(url -> properties.put("tautband.base-url", url));
      database();
      MailEnvironment.read(this::value, reasons, baseUrl.isPresent())
          .forEach((name, said) -> properties.put("tautband.mail." + name, said));
      BackupSettings.read(environment, data, properties, reasons);
      return reasons.isEmpty()
          ? new Accepted(Map.copyOf(properties), baseUrl, unknown())
          : new Refused(List.copyOf(reasons));
    }

    private boolean tls() {
      var certificate = value("TAUTBAND_TLS_CERTIFICATE");
      var key = value("TAUTBAND_TLS_KEY");
      if (certificate.isEmpty() && key.isEmpty()) {
        return false;
      }
      if (certificate.isEmpty() || key.isEmpty()) {
        reasons.add(
            "TLS needs both TAUTBAND_TLS_CERTIFICATE and TAUTBAND_TLS_KEY (PEM files); one of them"
                + " is missing.");
        return false;
      }
      pem("server.ssl.certificate", "TAUTBAND_TLS_CERTIFICATE", certificate.get());
      pem("server.ssl.certificate-private-key", "TAUTBAND_TLS_KEY", key.get());
      properties.put("server.servlet.session.cookie.secure", "true");
      return true;
    }

    private void pem(String property, String name, String file) {
      if (!Files.isReadable(Path.of(file))) {
        reasons.add(
            name + " names " + file + ", which cannot be read. Check the path and its rights.");
      }
      properties.put(property, file);
    }

    private boolean proxy() {
      var said = value("TAUTBAND_BEHIND_PROXY").orElse("false");
      if (said.equals("false")) {
        return false;
      }
      if (!value("TAUTBAND_BASE_URL").orElse("").startsWith("https://")) {
        reasons.add(
            "Behind a proxy, TAUTBAND_BASE_URL must be the https:// address that people type,"
                + " for example https://record.example.org.");
      }
      ProxyAddresses.pattern(said, value("TAUTBAND_ADDRESS").orElse("127.0.0.1"), reasons)
          .ifPresent(known -> properties.put("server.tomcat.remoteip.internal-proxies", known));
      properties.put("server.forward-headers-strategy", "native");
      properties.put("server.servlet.session.cookie.secure", "true");
      return true;
    }

    private void address(boolean encrypted) {
      var address = value("TAUTBAND_ADDRESS").orElse("127.0.0.1");
      properties.put("server.address", address);
      try {
        if (!InetAddress.getByName(address).isLoopbackAddress() && !encrypted) {
          reasons.add(
              "TAUTBAND_ADDRESS="
                  + address
                  + " would send passwords and records unencrypted over the network. Set"
                  + " TAUTBAND_TLS_CERTIFICATE and TAUTBAND_TLS_KEY, or TAUTBAND_BEHIND_PROXY=true"
                  + " when a proxy ends TLS, or listen on 127.0.0.1.");
        }
      } catch (UnknownHostException unknown) {
        reasons.add("TAUTBAND_ADDRESS=" + address + " is no address of this machine.");
      }
    }

    private void port(@Nullable Integer said, boolean tls) {
      var text =
          said == null ? value("TAUTBAND_PORT").orElse(tls ? "8443" : "8080") : said.toString();
      if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
        reasons.add("The port \"" + text + "\" is no number between 0 and 65535.");
      }
      properties.put("server.port", text);
    }

    private Optional<String> baseUrl(boolean proxy) {
      var said = value("TAUTBAND_BASE_URL").map(url -> url.replaceAll("/+$", ""));
      if (said.isEmpty()) {
        return said;
      }
      try {
        var uri = new URI(said.get());
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null) {
          reasons.add(
              "TAUTBAND_BASE_URL="
                  + said.get()
                  + " is no web address like https://record.example.org.");
        } else if ("http".equals(uri.getScheme()) && !proxy && !isLoopback(uri.getHost())) {
          reasons.add(
              "TAUTBAND_BASE_URL starts with http://: links would carry secrets unencrypted. Use"
                  + " https://.");
        }
      } catch (URISyntaxException malformed) {
        reasons.add("TAUTBAND_BASE_URL is no web address: " + malformed.getMessage());
      }
      return said;
    }

    private static boolean isLoopback(String host) {
      try {
        return InetAddress.getByName(host).isLoopbackAddress();
      } catch (UnknownHostException unknown) {
        return false;
      }
    }

    private void database() {
      var url = value("TAUTBAND_DATABASE_URL");
      properties.put("tautband.url", url.orElse(""));
      if (url.isEmpty()) {
        return;
      }
      if (!url.get().startsWith("jdbc:postgresql://")) {
        reasons.add(
            "TAUTBAND_DATABASE_URL must look like jdbc:postgresql://host:5432/tautband; without it"
                + " Tautband runs its own PostgreSQL.");
        return;
      }
      var host = url.get().substring("jdbc:postgresql://".length()).split("[:/?]", 2)[0];
      if (!isLoopback(host)
          && !url.get().matches(".*[?&]sslmode=(require|verify-ca|verify-full)\\b.*")) {
        reasons.add(
            "The database is on another machine ("
                + host
                + ") and the connection is not encrypted. Add ?sslmode=verify-full to"
                + " TAUTBAND_DATABASE_URL.");
      }
      role("app", "APP");
      role("migrator", "MIGRATOR");
    }

    private void role(String property, String name) {
      value("TAUTBAND_DATABASE_" + name + "_USER")
          .ifPresent(user -> properties.put("tautband." + property + "-user", user));
      var password = value("TAUTBAND_DATABASE_" + name + "_PASSWORD");
      if (password.isEmpty()) {
        reasons.add("TAUTBAND_DATABASE_" + name + "_PASSWORD is missing.");
      }
      properties.put("tautband." + property + "-password", password.orElse(""));
    }

    private List<String> unknown() {
      return environment.keySet().stream()
          .filter(
              name ->
                  name.startsWith("TAUTBAND_")
                      && !NAMES.contains(name)
                      && !BackupSettings.NAMES.contains(name))
          .sorted()
          .toList();
    }
  }
}
