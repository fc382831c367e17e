package org.tautband.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes a base backup each night. One that was missed, because the machine was off, is made up for
 * soon after the next start; one that failed is tried again after an hour.
 */
@Component
class NightlyBackup {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofHours(1);
  private final Backups backups;
  private final boolean ours;
  private final String folder;
  private final LocalTime at;
  private final int keep;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Instant lastTry = Instant.EPOCH;

  NightlyBackup(
      Backups backups,
      ObjectProvider<EmbeddedPostgres> server,
      @Value("${tautband.backup:}") String folder,
      @Value("${tautband.backup-at:02:30}") String at,
      @Value("${tautband.backup-keep:14}") int keep) {
    this.backups = backups;
    this.ours = server.getIfAvailable() != null;
    this.folder = folder.strip();
    this.at = LocalTime.parse(at);
    this.keep = keep;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void look() throws IOException {
    if (!ours || folder.isEmpty() || !isDue(Instant.now())) {
      return;
    }
    // Other planned work waits in this thread: the copy gets one of its own.
    if (busy.compareAndSet(false, true)) {
      lastTry = Instant.now();
      Thread.ofPlatform().name("backup").daemon().start(this::make);
    }
  }

  boolean isDue(Instant now) throws IOException {
    if (now.isBefore(lastTry.plus(BEFORE_ANOTHER_TRY))) {
      return false;
    }
    var state = backups.state();
    boolean elsewhere =
        !state
            .destination()
            .equals(java.util.Optional.of(Path.of(folder).toAbsolutePath().normalize()));
    var last = lastNight(now, at, ZoneId.systemDefault());
    return elsewhere || state.goodAt().map(good -> good.isBefore(last)).orElse(true);
  }

  /** The newest moment at which a backup should have begun. */
  static Instant lastNight(Instant now, LocalTime at, ZoneId zone) {
    var today =
        ZonedDateTime.ofInstant(now, zone).toLocalDate().atTime(at).atZone(zone).toInstant();
    return today.isAfter(now)
        ? ZonedDateTime.ofInstant(now, zone)
            .toLocalDate()
            .minusDays(1)
            .atTime(at)
            .atZone(zone)
            .toInstant()
        : today;
  }

  private void make() {
    try {
      var made = backups.make(Path.of(folder));
      backups.keepNewest(keep);
      LOG.info("Backed up to {}: everything before {}", made.folder(), made.endedAt());
    } catch (IOException | RuntimeException failed) {
      LOG.error("No backup was made: {}", failed.getMessage());
    } finally {
      busy.set(false);
    }
  }
}
