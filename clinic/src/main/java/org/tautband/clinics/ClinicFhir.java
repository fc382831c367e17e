package org.tautband.clinics;

import java.util.Locale;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.TimeType;
import org.tautband.fhir.Rendering;

/** A clinic is an organization and the place it is at; a room is a place in it. */
final class ClinicFhir {
  private static final String PLACE_KINDS =
      "http://terminology.hl7.org/CodeSystem/location-physical-type";

  private ClinicFhir() {}

  static Rendering of(Clinic clinic) {
    var organization = new Organization();
    organization.setId(clinic.id().toString());
    organization.setActive(true);
    organization.setName(clinic.name());
    if (!clinic.phone().isEmpty()) {
      organization.addTelecom(phone(clinic.phone()));
    }
    var place = new Location();
    place.setId(clinic.id().toString());
    place.setStatus(Location.LocationStatus.ACTIVE);
    place.setName(clinic.name());
    place.setPhysicalType(kind("bu", "Building"));
    place.setManagingOrganization(new Reference("Organization/" + clinic.id()));
    if (!clinic.address().isEmpty()) {
      organization.addAddress(new Address().setText(clinic.address()));
      place.setAddress(new Address().setText(clinic.address()));
    }
    clinic.openingHours().openings().forEach(o -> opening(place, o));
    return Rendering.of(organization, place);
  }

  private static void opening(Location place, OpeningHours.Opening opening) {
    place
        .addHoursOfOperation()
        .addDaysOfWeek(
            Location.DaysOfWeek.fromCode(
                opening.day().name().substring(0, 3).toLowerCase(Locale.ROOT)))
        .setOpeningTimeElement(new TimeType(opening.from() + ":00"))
        .setClosingTimeElement(new TimeType(opening.until() + ":00"));
  }

  static Rendering of(Room room) {
    var place = new Location();
    place.setId(room.id().toString());
    place.setStatus(
        room.inUse() ? Location.LocationStatus.ACTIVE : Location.LocationStatus.INACTIVE);
    place.setName(room.name());
    place.setPhysicalType(kind("ro", "Room"));
    place.setManagingOrganization(new Reference("Organization/" + room.clinicId()));
    place.setPartOf(new Reference("Location/" + room.clinicId()));
    return Rendering.of(place);
  }

  private static CodeableConcept kind(String code, String display) {
    return new CodeableConcept().addCoding(new Coding(PLACE_KINDS, code, display));
  }

  private static ContactPoint phone(String number) {
    return new ContactPoint().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(number);
  }
}
