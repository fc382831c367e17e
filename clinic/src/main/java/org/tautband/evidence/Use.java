package org.tautband.evidence;

/**
 * One place that rests on a row.
 *
 * @param where name of the place, such as the title of an article
 * @param path address of the place, empty when it has none of its own
 * @param words the sentence, picture or question that rests on the row; may be empty
 */
public record Use(String rowId, By by, String where, String path, String words) {
  /** What kind of place, and what an edit of the row would mean for it. */
  public enum By {
    ARTICLE("Guide article", "guide article", "guide articles"),
    AID("Decision aid, sheet", "sheet of the decision aid", "sheets of the decision aid"),
    CONSENT("Consent text", "part of the consent text", "parts of the consent text"),
    QUESTION("Screening question", "screening question", "screening questions"),
    RED_FLAG("Red flag question", "red flag question", "red flag questions"),
    ENQUIRY("Public form", "urgent sign on the public form", "urgent signs on the public form"),
    ADVICE("Advice on leaving", "line of the advice on leaving", "lines of the advice on leaving"),
    TRAINING("Needling training", "training that a spot needs", "trainings that a spot needs"),
    MUSCLE("Muscle of the atlas", "muscle of the atlas", "muscles of the atlas"),
    ROW("Row of this store", "other row of this store", "other rows of this store");

    private final String words;
    private final String one;
    private final String several;

    By(String words, String one, String several) {
      this.words = words;
      this.one = one;
      this.several = several;
    }

    public String inWords() {
      return words;
    }

    /** "1 guide article", "3 guide articles". */
    public String counted(int places) {
      return places + " " + (places == 1 ? one : several);
    }

    /** What happens to such a place when the row says something else from then on. */
    public String whenEdited() {
      return switch (this) {
        case ARTICLE, AID ->
            "The figures change at once; the sentences around them have to be read again.";
        case CONSENT ->
            "Texts put together from then on say the new words. A signed consent keeps the words"
                + " and figures it was signed with.";
        case QUESTION ->
            "Whoever keeps the questions decides whether those who answered are asked again.";
        case RED_FLAG, ENQUIRY, ADVICE -> "The words change for everybody with the next release.";
        case MUSCLE -> "The page of the muscle shows the row as it is.";
        case TRAINING -> "Look whether the trainings on file still answer it.";
        case ROW -> "Their figures or words rest on this one.";
      };
    }
  }
}
