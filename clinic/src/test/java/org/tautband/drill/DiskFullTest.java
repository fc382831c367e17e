package org.tautband.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/**
 * The disk fills to the last byte while people work. Saving is refused by a page that says why,
 * reading goes on, and everything is as before by itself when there is room again.
 *
 * <p>The small disk is a file system in memory that only the clinic's process sees; an ordinary
 * user makes it in a user namespace. Where the machine forbids that the test is skipped.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class DiskFullTest {
  private static final String SIZE = "320m";
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int INSUFFICIENT_STORAGE = 507;
  @TempDir Path dir;

  @Test
  void savingIsRefusedPlainlyReadingGoesOnAndItRecoversByItself() throws Exception {
    drill(1);
  }

  @Test
  @Tag("drill")
  void theSameWhenTheDiskFillsAgainAndAgain() throws Exception {
    drill(4);
  }

  private void drill(int times) throws Exception {
    var onSmallDisk = onSmallDisk(dir);
    try (var clinic = RunningClinic.demo(dir.resolve("data"), onSmallDisk)) {
      var filler = Path.of("/proc/" + clinic.process().pid() + "/root" + dir.resolve("filler"));
      var kim = clinic.signedIn("kim");
      var kept = new ArrayList<String>();
      registerUntil(kim, kept, 302);
      for (int time = 0; time < times; time++) {
        fill(filler);
        var refused = registerUntil(kim, kept, INSUFFICIENT_STORAGE);
        assertThat(refused.body())
            .contains("The disk of the server is full", "Nothing was saved", "Tell your admin");
        for (int i = 0; i < 20; i++) {
          assertThat(kim.get("/today").status()).as("Today").isEqualTo(200);
          assertThat(kim.get("/patients/new").status()).as("a form").isEqualTo(200);
          assertFound(kim, kept.getLast());
        }
        assertThat(kim.post("/patients/new", "/patients", somebody()).status())
            .as("still full")
            .isEqualTo(INSUFFICIENT_STORAGE);
        Files.delete(filler);
        registerUntil(kim, kept, 302);
      }
      for (var family : kept) {
        assertFound(kim, family);
      }
    }
  }

  private static void assertFound(Visitor kim, String family) {
    var found = kim.get("/patients?q=" + family);
    assertThat(found.status()).as("the search").isEqualTo(200);
    assertThat(Jsoup.parse(found.body()).select("main").text()).containsIgnoringCase(family);
  }

  /** Everybody gets either of two answers: it is saved, or the disk is full. */
  private static Visitor.Answer registerUntil(Visitor kim, List<String> kept, int wanted)
      throws InterruptedException {
    while (true) {
      var fields = somebody();
      var answer = kim.post("/patients/new", "/patients", fields);
      assertThat(answer.status()).as(answer.body()).isIn(302, INSUFFICIENT_STORAGE);
      if (answer.status() == 302) kept.add(fields.getOrDefault("family", ""));
      if (answer.status() == wanted) return answer;
      Thread.sleep(100);
    }
  }

  private static Map<String, String> somebody() {
    var fields = new HashMap<>(new Registrations().typed());
    fields.put("submission", Ids.next().toString());
    return fields;
  }

  /** To the last byte. */
  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (int size = BLOCK_BYTES; size > 0; ) {
        try {
          out.write(block, 0, size);
        } catch (IOException full) {
          size /= 2;
        }
      }
    }
  }

  /** What starts a program on a disk of its own, mounted at that folder. */
  private static List<String> onSmallDisk(Path folder) throws IOException, InterruptedException {
    boolean root = System.getProperty("user.name").equals("root");
    var unshare = new ArrayList<>(List.of("unshare", "--mount"));
    if (!root) unshare.addAll(List.of("--user", "--map-root-user"));
    // Mounting takes a root; PostgreSQL and the home folder take the ordinary user again.
    var again =
        "unshare --user --map-user=%s --map-group=%s "
            .formatted(
                Files.getAttribute(folder, "unix:uid"), Files.getAttribute(folder, "unix:gid"));
    var program = (root ? "" : again) + "\"$@\"";
    var mount = "mount -t tmpfs -o mode=755,size=" + SIZE + " tmpfs \"$0\" && exec ";
    unshare.addAll(List.of("sh", "-c", mount + program, folder.toString()));
    var trial = new ArrayList<>(unshare);
    trial.add("true");
    assumeThat(endsWell(trial))
        .as("a file system of its own for one process (unshare, mount) is forbidden here")
        .isTrue();
    return unshare;
  }

  private static boolean endsWell(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
