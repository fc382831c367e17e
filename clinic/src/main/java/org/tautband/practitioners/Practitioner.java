package org.tautband.practitioners;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Somebody who treats patients.
 *
 * @param working false: kept for old records, no longer starts sessions
 * @param version row version, given back when it is changed
 */
public record Practitioner(
    UUID id,
    String givenName,
    String familyName,
    Discipline discipline,
    List<Registration> registrations,
    List<NeedlingTraining> trainings,
    boolean working,
    int version) {
  public Practitioner {
    givenName = givenName.strip();
    familyName = familyName.strip();
    registrations = List.copyOf(registrations);
    trainings = List.copyOf(trainings);
    if (givenName.isEmpty() && familyName.isEmpty()) {
      throw new IllegalArgumentException("a practitioner needs a name");
    }
  }

  /** "Kim Demoson". */
  public String name() {
    return (givenName + " " + familyName).strip();
  }

  /** Whether a training that still counts on that day covers the body group. */
  public boolean trainedFor(String bodyGroup, LocalDate on) {
    return trainings.stream().anyMatch(t -> t.validOn(on) && t.bodyGroups().contains(bodyGroup));
  }

  /** Precautions whose special training this person has on that day, by id. */
  public Set<String> specialSites(LocalDate on) {
    return trainings.stream()
        .filter(t -> t.validOn(on))
        .flatMap(t -> t.specialSites().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean registeredOn(LocalDate day) {
    return registrations.stream().anyMatch(r -> r.validOn(day));
  }

  Practitioner withVersion(int next) {
    return new Practitioner(
        id, givenName, familyName, discipline, registrations, trainings, working, next);
  }
}
