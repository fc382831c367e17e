package org.tautband;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tautband.access.AgedForm;
import org.tautband.access.LeftAlone;

/**
 * The running application on a real, durable PostgreSQL, once for all tests of this JVM. Every test
 * gets a clinic group of its own in {@link #clinic}, so that no test sees another's rows.
 */
@SpringBootTest(
    classes = Tautband.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({Fixtures.class, SuperUser.class, AgedForm.class, LeftAlone.class})
public abstract class ClinicTest {
  private static final Path DATA = freshFolder();

  @Autowired protected Fixtures fixtures;
  @Autowired protected SuperUser superUser;
  @Autowired protected LeftAlone leftAlone;
  @LocalServerPort protected int port;
  protected Fixtures.TestClinic clinic;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("tautband.data", DATA::toString);
    // Nothing happens by itself: a test says when mail is sent and who is asked.
    registry.add("tautband.background", () -> "false");
    registry.add("tautband.mail.host", () -> "127.0.0.1");
    registry.add("tautband.mail.port", MailServer::port);
    registry.add("tautband.mail.from", () -> "mail@clinics.example");
    registry.add("tautband.mail.encryption", () -> "NONE");
    registry.add("tautband.mail.patience", () -> "PT1S");
  }

  @BeforeEach
  void ownClinicGroup() {
    clinic = fixtures.newClinic();
  }

  /** Address of the running application. */
  protected String base() {
    return "http://127.0.0.1:" + port;
  }

  private static Path freshFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "test-data");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
