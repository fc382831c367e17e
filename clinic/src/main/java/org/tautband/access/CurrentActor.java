package org.tautband.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who the running code acts for. */
public final class CurrentActor {
  private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

  private CurrentActor() {}

  /** The acting person or system, empty before sign-in. */
  public static Optional<Actor> find() {
    return ACTOR.isBound() ? Optional.of(ACTOR.get()) : Optional.empty();
  }

  /**
   * The acting person or system.
   *
   * @throws IllegalStateException before sign-in
   */
  public static Actor get() {
    return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in here"));
  }

  /** Runs {@code action} as {@code actor} and hands back its answer. */
  public static <T extends @Nullable Object, X extends Throwable> T call(
      Actor actor, ScopedValue.CallableOp<? extends T, X> action) throws X {
    return ScopedValue.where(ACTOR, actor).call(action);
  }
}
