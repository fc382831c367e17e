package org.tautband.shell.demo;

import java.util.List;
import org.tautband.access.Actor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Room;

/**
 * Clinics and staff of the demonstration.
 *
 * @param kim clinician trained for every body group
 * @param lee clinician trained for some
 */
public record DemoHouse(
    Clinic riverside,
    List<Room> riversideRooms,
    Clinic hillside,
    List<Room> hillsideRooms,
    Actor kim,
    Actor lee,
    Actor frontDesk) {
  public DemoHouse {
    riversideRooms = List.copyOf(riversideRooms);
    hillsideRooms = List.copyOf(hillsideRooms);
  }
}
