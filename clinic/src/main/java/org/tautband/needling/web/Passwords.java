package org.tautband.needling.web;

import org.tautband.access.Reauthentication.Answer;

/** What to say when the password was asked again. */
final class Passwords {
  private Passwords() {}

  static String words(Answer answer) {
    return switch (answer) {
      case Answer.Right right -> "";
      case Answer.Wrong wrong -> "That is not your password. Type it again.";
      case Answer.TooSoon soon ->
          "Too many tries. Wait "
              + Math.max(1, soon.pause().toSeconds())
              + " seconds, then type your password again.";
    };
  }
}
