package org.tautband.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Policy;
import org.tautband.practitioners.NeedlingTraining;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** Brings together what the text depends on: who needles, trained how, at which clinic. */
@Component
class Tellings {
  private final Practitioners practitioners;
  private final Clinics clinics;
  private final Clock clock;

  Tellings(Practitioners practitioners, Clinics clinics, Clock clock) {
    this.practitioners = practitioners;
    this.clinics = clinics;
    this.clock = clock;
  }

  Telling of(Occasion occasion) {
    Practitioner practitioner = practitioners.get(occasion.practitionerId());
    LocalDate today = today();
    List<String> training =
        practitioner.trainings().stream()
            .filter(one -> one.validOn(today))
            .map(NeedlingTraining::title)
            .toList();
    Optional<Clinic> clinic = clinic();
    return new Telling(
        Telling.inOrder(occasion.places()),
        occasion.conditionId(),
        practitioner.name(),
        practitioner.discipline().inWords(),
        training,
        clinic.map(Clinic::emergencyNumber).orElse("the emergency number"),
        clinic.map(Clinic::phone).orElse(""),
        occasion.alternatives());
  }

  Policy policy() {
    return clinic().map(Clinic::policy).orElseGet(Policy::first);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clinic().map(Clinic::zone).orElse(clock.getZone()));
  }

  /** The clinic the acting person works at, else the group's first. */
  private Optional<Clinic> clinic() {
    var clinicId = CurrentActor.get().clinicId();
    return clinicId == null ? clinics.all().stream().findFirst() : clinics.find(clinicId);
  }
}
