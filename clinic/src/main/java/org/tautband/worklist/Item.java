package org.tautband.worklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.access.Actor;
import org.tautband.access.Role;

/**
 * One thing somebody must do. It is opened once, may change hands, and is closed with words;
 * nothing is deleted.
 *
 * @param dueAt by when it should be done
 * @param path local path of the page where it is acted on
 * @param closed null while it is open
 */
public record Item(
    UUID id,
    What what,
    About about,
    Owner owner,
    Instant dueAt,
    String path,
    Opened opened,
    @Nullable Closed closed,
    int version) {

  /**
   * What is to be done, in a sentence.
   *
   * @param sentence for everybody who reads the list: holds no clinical text
   * @param clinical what clinicians read with it; empty when there is nothing more
   */
  public record What(String sentence, String clinical) {
    public What {
      if (sentence.isBlank()) {
        throw new IllegalArgumentException("an item says what is to be done");
      }
    }
  }

  /** About whom. */
  public sealed interface About {
    /** Somebody with a record. */
    record Patient(UUID patientId) implements About {}

    /** Somebody who gave a name and has no record, as far as anybody knows. */
    record Named(String name) implements About {}
  }

  /**
   * Whose work it is: a role, at one clinic or at any, and who of them has taken it.
   *
   * @param clinicId null: any clinic of the group
   */
  public record Owner(Role role, @Nullable UUID clinicId, @Nullable Taken taken) {
    /** A role's work that nobody has taken yet. */
    public static Owner nobodyYet(Role role, @Nullable UUID clinicId) {
      return new Owner(role, clinicId, null);
    }
  }

  /** Who has taken it. */
  public record Taken(UUID accountId, String name) {}

  /** When and by whom it was opened. */
  public record Opened(Instant at, String by) {}

  /** When, by whom and with which words it was closed. */
  public record Closed(Instant at, UUID accountId, String by, String words) {}

  public Item {
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException("an item leads to a page of ours: " + path);
    }
  }

  /** Whether this person's role may take and close it. */
  public boolean isWorkOf(Actor actor) {
    return actor.is(owner.role());
  }

  /** Whether it should have been done by then. */
  public boolean overdue(Instant now) {
    return closed == null && dueAt.isBefore(now);
  }

  Item takenBy(Actor actor) {
    var taken = new Taken(actor.accountId(), actor.name());
    return next(new Owner(owner.role(), owner.clinicId(), taken), null);
  }

  Item closedBy(Actor actor, String words, Instant at) {
    return next(owner, new Closed(at, actor.accountId(), actor.name(), words));
  }

  private Item next(Owner now, @Nullable Closed end) {
    return new Item(id, what, about, now, dueAt, path, opened, end, version + 1);
  }
}
