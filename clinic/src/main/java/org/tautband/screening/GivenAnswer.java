package org.tautband.screening;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One answer as it was given; never changed, another one follows it.
 *
 * @param words what was added, may be empty
 * @param places where it is; empty means not named: everywhere
 * @param noneOfThese said for the whole group by "none of these"
 * @param doubt why a no does not count yet
 * @param raised what the record said at that time
 * @param onTablet the patient tapped it; {@code by} is then who had handed the tablet over
 */
public record GivenAnswer(
    UUID id,
    String questionId,
    Answer answer,
    String words,
    Set<FindingPlace> places,
    boolean noneOfThese,
    Doubt doubt,
    List<Raised> raised,
    Instant at,
    UUID accountId,
    String by,
    boolean onTablet) {
  /** Why a no needs a clinician's words before it counts. */
  public enum Doubt {
    NONE,
    /** It follows an unsure that nobody cleared. */
    UNSURE_BEFORE,
    /** The record says otherwise. */
    RECORD_SAYS_OTHERWISE;
  }

  public GivenAnswer {
    places = Set.copyOf(places);
    raised = List.copyOf(raised);
  }

  /** Whether it stands against needling until a clinician has cleared it in words. */
  public boolean needsClearing() {
    return answer == Answer.UNSURE || (answer == Answer.NO && doubt != Doubt.NONE);
  }
}
