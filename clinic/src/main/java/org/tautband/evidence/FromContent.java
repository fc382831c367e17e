package org.tautband.evidence;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something worked out from the content, once for each state of it. The work reads one state of the
 * content from beginning to end, also when somebody edits a row meanwhile.
 */
public final class FromContent<T> {
  private final Content content;
  private final Function<Content, T> work;
  private volatile @Nullable Kept<T> kept;

  private record Kept<T>(String version, T value) {}

  public FromContent(Content content, Function<Content, T> work) {
    this.content = content;
    this.work = work;
  }

  /** What follows from the content as it stands now. */
  public T now() {
    Kept<T> last = kept;
    if (last != null && last.version().equals(content.version())) return last.value();
    synchronized (this) {
      Content state = content.asOfNow();
      last = kept;
      if (last != null && last.version().equals(state.version())) return last.value();
      Kept<T> fresh = new Kept<>(state.version(), work.apply(state));
      kept = fresh;
      return fresh.value();
    }
  }
}
