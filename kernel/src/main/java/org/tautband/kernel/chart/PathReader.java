package org.tautband.kernel.chart;

import java.util.Arrays;

/** Reads the art's paths, ring by ring. */
final class PathReader {
  private final String path;
  private int at;
  private int[] points = {};
  private int used;
  private boolean closed;

  PathReader(String path) {
    this.path = path;
  }

  /** Moves on to the next ring; false at the end. */
  boolean ring() {
    if (at >= path.length()) return false;
    if (path.charAt(at++) != 'M') throw new IllegalArgumentException("no ring: " + path);
    used = 0;
    closed = false;
    add(number(), number());
    char command = ' ';
    while (at < path.length() && path.charAt(at) != 'M') {
      char c = path.charAt(at);
      if (c == 'z') {
        closed = true;
        at++;
      } else {
        if (c == 'c' || c == 'l') {
          command = c;
          at++;
        }
        piece(command);
      }
    }
    return true;
  }

  int[] points() {
    return Arrays.copyOf(points, used);
  }

  boolean closed() {
    return closed;
  }

  private void piece(char command) {
    int x = points[used - 2];
    int y = points[used - 1];
    switch (command) {
      case 'c' -> {
        for (int i = 0; i < 3; i++) add(x + number(), y + number());
      }
      case 'l' -> {
        int toX = x + number();
        int toY = y + number();
        add(x, y);
        add(toX, toY);
        add(toX, toY);
      }
      default -> throw new IllegalArgumentException("no command: " + path);
    }
  }

  private void add(int x, int y) {
    if (used + 2 > points.length) points = Arrays.copyOf(points, Math.max(64, used * 2));
    points[used++] = x;
    points[used++] = y;
  }

  private int number() {
    if (at < path.length() && path.charAt(at) == ' ') at++;
    int start = at;
    if (at < path.length() && path.charAt(at) == '-') at++;
    while (at < path.length() && Character.isDigit(path.charAt(at))) at++;
    return Integer.parseInt(path, start, at, 10);
  }
}
