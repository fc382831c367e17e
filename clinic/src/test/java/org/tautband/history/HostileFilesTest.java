package org.tautband.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reading alone: whatever the bytes, the answer is a Bundle or a reason. */
class HostileFilesTest {
  @Test
  void anyChangedByteIsReadOrRefusedAndNothingElse() {
    byte[] good =
        ImportTest.person(
            "33333333-3333-4333-8333-333333333333",
            "One",
            ",{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"7\",\"code\":{\"text\":\"Asthma\"}}}");
    var random = new Random(20261125);
    int refused = 0;
    for (int i = 0; i < 4000; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(SentBundle.read(bytes).entries()).isNotEmpty();
      } catch (BrokenFile broken) {
        refused++;
        assertThat(broken.entry()).isNotBlank();
        assertThat(broken.reason()).endsWith(".").doesNotContain("Exception");
      }
    }
    assertThat(refused).isBetween(500, 3999);
  }

  @Test
  void aBombTakesNoMemory() {
    byte[] bomb = HostileFiles.all().get("bomb.json.gz");
    assertThat(bomb.length).isLessThan(1024 * 1024);
    // What this thread asked for, not what the whole process holds: other tests are at work in it.
    long before = takenByThisThread();
    assertThat(refusal(bomb)).contains("more than 100 MB");
    assertThat(takenByThisThread() - before).isLessThan(8L * 1024 * 1024);
  }

  @Test
  void aMarkAtTheBeginningAndPackingChangeNothing() {
    byte[] plain = ImportTest.person("33333333-3333-4333-8333-333333333333", "Öz", "");
    byte[] marked =
        ("\uFEFF" + new String(plain, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    byte[] expected = SentBundle.read(plain).entries().getFirst().sha256();
    assertThat(SentBundle.read(marked).entries().getFirst().sha256()).isEqualTo(expected);
    assertThat(SentBundle.read(Sent.gzip(plain)).entries().getFirst().sha256()).isEqualTo(expected);
  }

  private static long takenByThisThread() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static String refusal(byte[] file) {
    try {
      SentBundle.read(file);
      return "";
    } catch (BrokenFile broken) {
      return broken.reason();
    }
  }
}
