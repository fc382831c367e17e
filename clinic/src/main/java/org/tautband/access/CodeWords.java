package org.tautband.access;

/** What to say when a code of the phone was not taken. */
public final class CodeWords {
  private CodeWords() {}

  public static String of(SecondFactors.Answer answer) {
    return switch (answer) {
      case SecondFactors.Answer.Right right -> "";
      case SecondFactors.Answer.Wrong wrong ->
          "That is not the code of now. Type the six digits your phone shows; its clock must be"
              + " right to half a minute.";
      case SecondFactors.Answer.Used used ->
          "That code was used already. Wait until your phone shows the next one.";
      case SecondFactors.Answer.TooSoon soon ->
          "Too many tries. Wait "
              + Math.max(1, soon.pause().toSeconds() + 1)
              + " seconds, then type the code your phone shows then.";
      case SecondFactors.Answer.Unreadable unreadable ->
          "This installation cannot read your key. Ask your administrator for a link that sets"
              + " up codes anew.";
    };
  }
}
