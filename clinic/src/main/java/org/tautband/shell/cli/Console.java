package org.tautband.shell.cli;

/** Lines for a person at a terminal, or for a program that reads them. */
final class Console {
  private Console() {}

  @SuppressWarnings("SystemOut")
  static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  static void complain(String line) {
    System.err.println(line);
  }
}
