package org.tautband.shell.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads to everything that is set up once and looked after now and then. */
@Controller
class SettingsController {
  /** A page that is set up there, and for what. */
  record Door(String path, String name, String what) {}

  private static final List<Door> DOORS =
      List.of(
          new Door(
              "/settings/clinics",
              "Clinics",
              "Rooms, phone, emergency number, opening hours, policy"),
          new Door(
              "/settings/questions",
              "Questions from the public",
              "Which clinics take them by the public form"),
          new Door("/diary/hours", "Hours and absences", "When people work; what cannot be booked"),
          new Door("/practitioners", "Practitioners", "Registration and needling training"),
          new Door("/settings/diagnosis-codes", "Diagnosis codes", "The clinic’s own ICD-10 list"),
          new Door("/needles", "Needles", "Gauge and length, lots and expiry"),
          new Door("/import", "Bring in record files", "FHIR bundles from other systems"),
          new Door("/outbox", "Mail", "What was sent, what waits, what could not be delivered"),
          new Door(
              "/recurrence",
              "Did it come back?",
              "What people said half a year later, with numbers"),
          new Door(
              "/palpations",
              "Testing the ranking",
              "What was palpated after a ranking, where patients agreed"),
          new Door("/admin/accounts", "Accounts", "Invite, reset, disable; who may do what"),
          new Door(
              "/settings/break-glass",
              "Records opened without a care relation",
              "Who, when and why; review them"),
          new Door("/settings/backups", "Backups", "Last good backup, last tried restore, sizes"),
          new Door("/admin/clients", "Systems with access", "Programs that read by FHIR"),
          new Door(
              "/evidence", "Evidence", "What the guide, consent and screening rest on, row by row"),
          new Door("/articles", "Articles", "Write, review and publish the pages of the guide"),
          new Door("/atlas", "Atlas", "Muscles: names, zones, dangers, what was published"),
          new Door("/style", "Style", "Every part of the pages, in both themes"),
          new Door("/about", "About", "What this is, its limits, licences"));
  private final Links links;

  SettingsController(Links links) {
    this.links = links;
  }

  @GetMapping("/settings")
  String settings(Model model) {
    model.addAttribute("doors", DOORS.stream().filter(door -> links.open(door.path())).toList());
    return "shell/settings";
  }
}
