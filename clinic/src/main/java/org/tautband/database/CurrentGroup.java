package org.tautband.database;

import java.util.Optional;
import java.util.UUID;

/**
 * The clinic group whose rows a transaction may see. Row-level security reads it; without one every
 * query on a protected table is an error, never an empty chart.
 */
public final class CurrentGroup {
  private static final ScopedValue<UUID> GROUP = ScopedValue.newInstance();

  private CurrentGroup() {}

  /** The group of the running code, empty outside {@link #call} and {@link #run}. */
  public static Optional<UUID> id() {
    return GROUP.isBound() ? Optional.of(GROUP.get()) : Optional.empty();
  }

  /**
   * The group of the running code.
   *
   * @throws IllegalStateException when there is none
   */
  public static UUID required() {
    return id().orElseThrow(() -> new IllegalStateException("No clinic group is set here"));
  }

  /** Runs {@code action} for one clinic group and hands back its answer. */
  public static <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T call(
      UUID groupId, ScopedValue.CallableOp<? extends T, X> action) throws X {
    return ScopedValue.where(GROUP, groupId).call(action);
  }

  /** Runs {@code action} for one clinic group. */
  public static void run(UUID groupId, Runnable action) {
    ScopedValue.where(GROUP, groupId).run(action);
  }
}
