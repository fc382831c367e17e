package org.tautband.shell.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The mail server as the environment names it; adds a reason for whatever is dangerous or wrong.
 */
final class MailEnvironment {
  private static final Map<String, String> PORTS =
      Map.of("starttls", "587", "tls", "465", "none", "25");

  private MailEnvironment() {}

  /**
   * Settings below {@code tautband.mail}; empty without a mail server.
   *
   * @param hasBaseUrl whether links in mails can lead back here
   */
  static Map<String, String> read(
      Function<String, Optional<String>> value, List<String> reasons, boolean hasBaseUrl) {
    var host = value.apply("TAUTBAND_MAIL_HOST");
    if (host.isEmpty()) {
      if (value.apply("TAUTBAND_MAIL_FROM").isPresent()) {
        reasons.add(
            "TAUTBAND_MAIL_FROM is set, TAUTBAND_MAIL_HOST is missing: no mail would leave.");
      }
      return Map.of();
    }
    var found = new LinkedHashMap<String, String>();
    found.put("host", host.get());
    encryption(value, host.get(), reasons, found);
    from(value, reasons, found);
    login(value, reasons, found);
    if (!hasBaseUrl) {
      reasons.add(
          "TAUTBAND_MAIL_HOST needs TAUTBAND_BASE_URL: patients could not open the links in mails.");
    }
    return found;
  }

  private static void encryption(
      Function<String, Optional<String>> value,
      String host,
      List<String> reasons,
      Map<String, String> found) {
    var said = value.apply("TAUTBAND_MAIL_ENCRYPTION").orElse("starttls").toLowerCase(Locale.ROOT);
    var usual = PORTS.get(said);
    if (usual == null) {
      reasons.add("TAUTBAND_MAIL_ENCRYPTION is \"" + said + "\"; it may be starttls, tls or none.");
      return;
    }
    if (said.equals("none") && !isThisMachine(host)) {
      reasons.add(
          "TAUTBAND_MAIL_ENCRYPTION=none would send patients' addresses and links unencrypted to "
              + host
              + ". Use starttls or tls.");
    }
    found.put("encryption", said.toUpperCase(Locale.ROOT));
    var port = value.apply("TAUTBAND_MAIL_PORT").orElse(usual);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      reasons.add("TAUTBAND_MAIL_PORT \"" + port + "\" is no number between 0 and 65535.");
      return;
    }
    found.put("port", port);
  }

  private static void from(
      Function<String, Optional<String>> value, List<String> reasons, Map<String, String> found) {
    var from = value.apply("TAUTBAND_MAIL_FROM").orElse("");
    if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
      reasons.add(
          from.isEmpty()
              ? "TAUTBAND_MAIL_FROM is missing: the address that mails come from, for example"
                  + " clinic@example.org."
              : "TAUTBAND_MAIL_FROM=" + from + " is no mail address like clinic@example.org.");
    }
    found.put("from", from);
  }

  private static void login(
      Function<String, Optional<String>> value, List<String> reasons, Map<String, String> found) {
    var user = value.apply("TAUTBAND_MAIL_USER");
    var password = value.apply("TAUTBAND_MAIL_PASSWORD");
    if (user.isPresent() != password.isPresent()) {
      reasons.add(
          "Signing in at the mail server needs both TAUTBAND_MAIL_USER and TAUTBAND_MAIL_PASSWORD;"
              + " one of them is missing.");
    }
    found.put("user", user.orElse(""));
    found.put("password", password.orElse(""));
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
