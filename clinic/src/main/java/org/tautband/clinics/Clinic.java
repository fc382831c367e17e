package org.tautband.clinics;

import java.time.ZoneId;
import java.util.UUID;

/**
 * One place of work of the group.
 *
 * @param zone every time of this clinic is shown in it
 * @param language BCP 47 tag of the language its pages and letters are in
 * @param emergencyNumber what to dial for an ambulance from here, shown in every emergency
 * @param phone number patients call during opening hours
 * @param address as it stands on a letter, lines separated by a line feed; may be empty
 * @param version row version, given back when it is changed
 */
public record Clinic(
    UUID id,
    String name,
    ZoneId zone,
    String language,
    String emergencyNumber,
    String phone,
    String address,
    OpeningHours openingHours,
    Policy policy,
    int version) {
  public Clinic {
    if (name.isBlank() || emergencyNumber.isBlank()) {
      throw new IllegalArgumentException("a clinic needs a name and an emergency number");
    }
  }

  Clinic withVersion(int next) {
    return new Clinic(
        id, name, zone, language, emergencyNumber, phone, address, openingHours, policy, next);
  }
}
