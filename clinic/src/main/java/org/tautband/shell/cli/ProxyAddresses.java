package org.tautband.shell.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose {@code X-Forwarded-*} headers are believed. Tomcat believes every private address, so
 * anybody in the clinic's own network could say to be somebody else in the audit
 * (docs/decisions/0108).
 */
final class ProxyAddresses {
  private static final String THIS_MACHINE =
      "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|0:0:0:0:0:0:0:1|::1";
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private ProxyAddresses() {}

  /**
   * A regular expression over addresses.
   *
   * @param said {@code true}, or the proxy's addresses with commas between
   * @param listening address that Tautband listens on
   */
  static Optional<String> pattern(String said, String listening, List<String> reasons) {
    if (!said.equals("true")) {
      return addresses(said, reasons);
    }
    if (!isThisMachine(listening)) {
      reasons.add(
          "TAUTBAND_BEHIND_PROXY=true means a proxy on this machine, but TAUTBAND_ADDRESS="
              + listening
              + " lets others in. Leave TAUTBAND_ADDRESS away, or name the address that the proxy"
              + " comes from: TAUTBAND_BEHIND_PROXY=10.0.0.5");
    }
    return Optional.of(THIS_MACHINE);
  }

  private static Optional<String> addresses(String said, List<String> reasons) {
    var patterns = new ArrayList<String>();
    for (var address : said.split(",", -1)) {
      var known = literal(address.strip());
      if (known.isEmpty()) {
        reasons.add(
            "TAUTBAND_BEHIND_PROXY is \""
                + said
                + "\"; it may be true or false, or the addresses that the proxy comes from, such as"
                + " 10.0.0.5");
        return Optional.empty();
      }
      patterns.add(Pattern.quote(known.get()));
    }
    return Optional.of(String.join("|", patterns));
  }

  /** As Tomcat writes it; empty for a name, which is not looked up. */
  private static Optional<String> literal(String address) {
    try {
      return LITERAL.matcher(address).matches()
          ? Optional.of(InetAddress.getByName(address).getHostAddress())
          : Optional.empty();
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  private static boolean isThisMachine(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
