package org.tautband.practitioners;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Entry in a register of the profession.
 *
 * @param authority who keeps the register
 * @param expiresOn last day it is valid; null when it does not end by itself
 */
public record Registration(String authority, String number, @Nullable LocalDate expiresOn) {
  public Registration {
    authority = authority.strip();
    number = number.strip();
    if (authority.isEmpty() || number.isEmpty()) {
      throw new IllegalArgumentException("a registration needs authority and number");
    }
  }

  public boolean validOn(LocalDate day) {
    return expiresOn == null || !day.isAfter(expiresOn);
  }
}
