package org.tautband.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one source of instants, in microseconds as PostgreSQL keeps them. The demonstration's clock
 * may be moved forward, never back, and stays moved after a restart; everywhere else the offset is
 * zero.
 */
public final class InstanceClock extends Clock {
  private final JdbcClient jdbc;
  private volatile Duration ahead;

  InstanceClock(JdbcClient jdbc) {
    this.jdbc = jdbc;
    var seconds = jdbc.sql("select clock_ahead_seconds from instance").query(Long.class).single();
    ahead = Duration.ofSeconds(seconds);
  }

  /** How far this clock is ahead of the machine's. */
  public Duration ahead() {
    return ahead;
  }

  /**
   * Moves the clock forward and remembers it.
   *
   * @throws IllegalArgumentException when {@code step} is negative or longer than ten years
   */
  public synchronized void moveForward(Duration step) {
    if (step.isNegative() || step.compareTo(Duration.ofDays(3660)) > 0) {
      throw new IllegalArgumentException("The clock moves forward by at most ten years at once");
    }
    var moved = ahead.plusSeconds(step.toSeconds());
    jdbc.sql("update instance set clock_ahead_seconds = ?").param(moved.toSeconds()).update();
    ahead = moved;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), ahead);
  }
}
