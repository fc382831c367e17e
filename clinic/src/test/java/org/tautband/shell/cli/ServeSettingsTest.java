package org.tautband.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code serve} accepts from the environment, and what it refuses with which advice. */
class ServeSettingsTest {
  @TempDir Path dir;

  private ServeSettings from(Map<String, String> environment) {
    return ServeSettings.from(environment, new DataFolder(dir), null);
  }

  private ServeSettings.Accepted accepted(Map<String, String> environment) {
    var settings = from(environment);
    assertThat(settings).isInstanceOf(ServeSettings.Accepted.class);
    return (ServeSettings.Accepted) settings;
  }

  private String refused(Map<String, String> environment) {
    var settings = from(environment);
    assertThat(settings).isInstanceOf(ServeSettings.Refused.class);
    return String.join("\n", ((ServeSettings.Refused) settings).reasons());
  }

  private String pem(String name) throws IOException {
    return Files.writeString(dir.resolve(name), "pem").toString();
  }

  @Test
  void aBackupGoesOutsideTheDataFolderAtATimeOfDay() {
    assertThat(
            accepted(
                    Map.of(
                        "TAUTBAND_BACKUP", "/mnt/backup",
                        "TAUTBAND_BACKUP_AT", "03:15",
                        "TAUTBAND_BACKUP_KEEP", "7",
                        "TAUTBAND_ANCHOR", "/mnt/anchor"))
                .springProperties())
        .containsEntry("tautband.backup", "/mnt/backup")
        .containsEntry("tautband.backup-at", "03:15")
        .containsEntry("tautband.backup-keep", "7")
        .containsEntry("tautband.anchor", "/mnt/anchor");
    assertThat(refused(Map.of("TAUTBAND_BACKUP", dir.resolve("backup").toString())))
        .contains("outside the data folder");
    assertThat(refused(Map.of("TAUTBAND_BACKUP", "backup"))).contains("absolute path");
    assertThat(refused(Map.of("TAUTBAND_BACKUP_AT", "noon"))).contains("like 02:30");
    assertThat(refused(Map.of("TAUTBAND_BACKUP_KEEP", "0"))).contains("from 1 to");
  }

  @Test
  void withoutAnySettingItListensOnThisMachineOnly() {
    var settings = accepted(Map.of());
    assertThat(settings.springProperties())
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("server.port", "8080")
        .containsEntry("tautband.demo", "false")
        .containsEntry("tautband.url", "");
    assertThat(settings.address(8080)).isEqualTo("http://127.0.0.1:8080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
  void beyondThisMachineItNeedsEncryption(String address) {
    assertThat(refused(Map.of("TAUTBAND_ADDRESS", address)))
        .contains("unencrypted")
        .contains("TAUTBAND_TLS_CERTIFICATE")
        .contains("TAUTBAND_BEHIND_PROXY");
  }

  @Test
  void withACertificateItMayBeReachedFromOutside() throws IOException {
    var settings =
        accepted(
            Map.of(
                "TAUTBAND_ADDRESS", "0.0.0.0",
                "TAUTBAND_TLS_CERTIFICATE", pem("cert.pem"),
                "TAUTBAND_TLS_KEY", pem("key.pem")));
    assertThat(settings.springProperties())
        .containsEntry("server.port", "8443")
        .containsEntry("server.servlet.session.cookie.secure", "true")
        .containsKey("server.ssl.certificate-private-key");
    assertThat(settings.address(8443)).startsWith("https://");
  }

  @Test
  void halfATlsSettingIsNoTls() throws IOException {
    assertThat(refused(Map.of("TAUTBAND_TLS_CERTIFICATE", pem("cert.pem")))).contains("both");
    assertThat(
            refused(
                Map.of(
                    "TAUTBAND_TLS_CERTIFICATE", dir.resolve("none.pem").toString(),
                    "TAUTBAND_TLS_KEY", pem("key.pem"))))
        .contains("cannot be read");
  }

  @Test
  void behindAProxyTheAddressThatPeopleTypeIsNeeded() {
    assertThat(refused(Map.of("TAUTBAND_BEHIND_PROXY", "true", "TAUTBAND_ADDRESS", "0.0.0.0")))
        .contains("TAUTBAND_BASE_URL");
    var settings =
        accepted(
            Map.of(
                "TAUTBAND_BEHIND_PROXY", "true",
                "TAUTBAND_BASE_URL", "https://record.example.org/"));
    assertThat(settings.address(8080)).isEqualTo("https://record.example.org");
    assertThat(settings.springProperties())
        .containsEntry("server.servlet.session.cookie.secure", "true");
    assertThat(refused(Map.of("TAUTBAND_BEHIND_PROXY", "yes"))).contains("true or false");
  }

  @Test
  void onlyTheProxyIsBelievedWhoTheClientIs() {
    assertThat("127.0.0.1").matches(believed("true", "127.0.0.1"));
    assertThat("192.168.1.5").doesNotMatch(believed("true", "127.0.0.1"));
    assertThat("10.0.0.5").matches(believed("10.0.0.5, fd00::7", "0.0.0.0"));
    assertThat("fd00:0:0:0:0:0:0:7").matches(believed("10.0.0.5, fd00::7", "0.0.0.0"));
    assertThat("10.0.0.55").doesNotMatch(believed("10.0.0.5", "0.0.0.0"));
    assertThat(refused(behind("true", "0.0.0.0"))).contains("a proxy on this machine");
    assertThat(refused(behind("proxy.example.org", "0.0.0.0"))).contains("10.0.0.5");
  }

  private static Map<String, String> behind(String proxy, String listening) {
    return Map.of(
        "TAUTBAND_BEHIND_PROXY", proxy,
        "TAUTBAND_ADDRESS", listening,
        "TAUTBAND_BASE_URL", "https://record.example.org");
  }

  private String believed(String proxy, String listening) {
    return accepted(behind(proxy, listening))
        .springProperties()
        .getOrDefault("server.tomcat.remoteip.internal-proxies", "");
  }

  @ParameterizedTest
  @CsvSource({
    "TAUTBAND_PORT,99999,no number between",
    "TAUTBAND_PORT,eighty,no number between",
    "TAUTBAND_BASE_URL,record.example.org,no web address",
    "TAUTBAND_BASE_URL,http://record.example.org,unencrypted",
    "TAUTBAND_DATABASE_URL,mysql://x,jdbc:postgresql",
    "TAUTBAND_DATABASE_URL,jdbc:postgresql://192.0.2.8/tautband,not encrypted"
  })
  void aWrongValueIsRefusedWithTheMend(String name, String value, String words) {
    assertThat(refused(Map.of(name, value))).contains(words);
  }

  @Test
  void anOutsideDatabaseNeedsBothPasswords() {
    var url = "jdbc:postgresql://192.0.2.8/tautband?sslmode=verify-full";
    assertThat(refused(Map.of("TAUTBAND_DATABASE_URL", url)))
        .contains("APP_PASSWORD")
        .contains("MIGRATOR_PASSWORD");
    var settings =
        accepted(
            Map.of(
                "TAUTBAND_DATABASE_URL", url,
                "TAUTBAND_DATABASE_APP_PASSWORD", "a",
                "TAUTBAND_DATABASE_MIGRATOR_PASSWORD", "m"));
    assertThat(settings.springProperties())
        .containsEntry("tautband.url", url)
        .containsEntry("tautband.app-password", "a");
  }

  @Test
  void theDemonstrationIsNeverServed() throws IOException {
    new DataFolder(dir).markAsDemo();
    assertThat(refused(Map.of())).contains("demonstration").contains("known to everybody");
  }

  @Test
  void aMistypedSettingIsNamed() {
    assertThat(accepted(Map.of("TAUTBAND_TLS_CERT", "x")).unknown())
        .containsExactly("TAUTBAND_TLS_CERT");
  }

  @Test
  void aMailServerIsSpokenToEncryptedUnlessItIsThisMachine() {
    var least =
        Map.of(
            "TAUTBAND_MAIL_HOST", "mail.example.org",
            "TAUTBAND_MAIL_FROM", "clinic@example.org",
            "TAUTBAND_BASE_URL", "https://record.example.org");
    assertThat(accepted(least).springProperties())
        .containsEntry("tautband.mail.host", "mail.example.org")
        .containsEntry("tautband.mail.port", "587")
        .containsEntry("tautband.mail.encryption", "STARTTLS")
        .containsEntry("tautband.mail.user", "");
    assertThat(accepted(with(least, "TAUTBAND_MAIL_ENCRYPTION", "tls")).springProperties())
        .containsEntry("tautband.mail.port", "465");
    assertThat(refused(with(least, "TAUTBAND_MAIL_ENCRYPTION", "none"))).contains("unencrypted");
    var local = with(with(least, "TAUTBAND_MAIL_ENCRYPTION", "none"), "TAUTBAND_MAIL_HOST", "::1");
    assertThat(accepted(local).springProperties()).containsEntry("tautband.mail.port", "25");
  }

  @Test
  void halfAMailServerIsRefusedWithEveryReason() {
    assertThat(refused(Map.of("TAUTBAND_MAIL_HOST", "127.0.0.1", "TAUTBAND_MAIL_USER", "clinic")))
        .contains("TAUTBAND_MAIL_FROM is missing")
        .contains("both TAUTBAND_MAIL_USER and TAUTBAND_MAIL_PASSWORD")
        .contains("needs TAUTBAND_BASE_URL");
    assertThat(refused(Map.of("TAUTBAND_MAIL_FROM", "clinic@example.org")))
        .contains("TAUTBAND_MAIL_HOST is missing");
    assertThat(
            refused(
                Map.of("TAUTBAND_MAIL_HOST", "a", "TAUTBAND_MAIL_FROM", "clinic at example.org")))
        .contains("no mail address like");
    assertThat(refused(Map.of("TAUTBAND_MAIL_HOST", "a", "TAUTBAND_MAIL_ENCRYPTION", "perhaps")))
        .contains("starttls, tls or none");
  }

  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    var all = new java.util.HashMap<>(some);
    all.put(name, value);
    return all;
  }
}
