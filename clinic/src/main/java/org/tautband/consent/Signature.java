package org.tautband.consent;

import java.util.regex.Pattern;

/** How the decision was signed. It belongs to one text and is never used for another. */
public sealed interface Signature {
  /**
   * Drawn by hand.
   *
   * @param path SVG path data of moves and lines in a 700 × 150 field: {@code M12 30L14 31…}
   */
  record Drawn(String path) implements Signature {
    private static final Pattern PATH =
        Pattern.compile("(M\\d{1,3} \\d{1,3}(L\\d{1,3} \\d{1,3})+)+");

    public Drawn {
      if (path.length() > 60_000 || !PATH.matcher(path).matches()) {
        throw new IllegalArgumentException("a drawn signature is made of strokes");
      }
    }
  }

  /**
   * Typed, seen by somebody else.
   *
   * @param witness name of who saw it; not the signer
   */
  record Typed(String name, String witness) implements Signature {
    public Typed {
      name = name.strip();
      witness = witness.strip();
      if (name.isEmpty() || witness.isEmpty()) {
        throw new IllegalArgumentException("a typed name needs a witness");
      }
      if (name.equalsIgnoreCase(witness)) {
        throw new IllegalArgumentException("nobody is their own witness");
      }
    }
  }
}
