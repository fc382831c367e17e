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
 * @param cause the record it was made of, when it closes by itself as soon as that is in order
 * @param dueAt by when it should be done
 * @param path local path of the page where it is acted on
 * @param closed null while it is open
 */
public record Item(
    UUID id,
    Kind kind,
    @Nullable UUID cause,
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

  /**
   * Who has it.
   *
   * @param givenBy who gave it to them; empty when they took it themselves
   */
  public record Taken(UUID accountId, String name, String givenBy) {}

  /** When and by whom it was opened. */
  public record Opened(Instant at, String by) {}

  /**
   * When, by whom and with which words it was closed.
   *
   * @param accountId null: by itself, since its cause is in order
   */
  public record Closed(Instant at, @Nullable UUID accountId, String by, String words) {}

  /** One that a person closes; nobody has taken it yet. */
  public static Item fresh(
      UUID id,
      Kind kind,
      What what,
      About about,
      Owner owner,
      Instant dueAt,
      String path,
      Opened opened) {
    return new Item(id, kind, null, what, about, owner, dueAt, path, opened, null, 1);
  }

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

  /** Whether this person may hand it to somebody: who does such work, and managers. */
  public boolean isGivenBy(Actor actor) {
    return isWorkOf(actor) || actor.is(Role.MANAGER);
  }

  Item takenBy(Actor actor) {
    return ownedBy(new Taken(actor.accountId(), actor.name(), ""));
  }

  /** Theirs from now on; null: nobody's again. */
  Item ownedBy(@Nullable Taken taken) {
    return next(new Owner(owner.role(), owner.clinicId(), taken), null);
  }

  Item closedBy(Actor actor, String words, Instant at) {
    return next(owner, new Closed(at, actor.accountId(), actor.name(), words));
  }

  Item closedByItself(String words, Instant at) {
    return next(owner, new Closed(at, null, Actor.TAUTBAND.name(), words));
  }

  /** The same work in other words: its cause changed. */
  Item retold(What now, Instant due, String leads) {
    return new Item(id, kind, cause, now, about, owner, due, leads, opened, closed, version + 1);
  }

  private Item next(Owner now, @Nullable Closed end) {
    return new Item(id, kind, cause, what, about, now, dueAt, path, opened, end, version + 1);
  }
}
