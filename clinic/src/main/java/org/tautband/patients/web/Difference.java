package org.tautband.patients.web;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tautband.patients.Identity;

/** Where two versions of an identity differ, both in words. */
record Difference(String what, String saved, String typed) {

  static List<Difference> between(Identity saved, Identity typed) {
    var found = new ArrayList<Difference>();
    var left = inWords(saved);
    var right = inWords(typed);
    for (int i = 0; i < left.size(); i++) {
      if (!left.get(i)[1].equals(right.get(i)[1])) {
        found.add(new Difference(left.get(i)[0], left.get(i)[1], right.get(i)[1]));
      }
    }
    return found;
  }

  private static List<String[]> inWords(Identity i) {
    var doctor = i.generalPractitioner();
    var representative = i.representative();
    var death = i.death();
    return List.of(
        row(
            "Names",
            i.names().stream()
                .map(n -> n.use().inWords() + ": " + n.familyFirst())
                .collect(joining("; "))),
        row("Birth date", i.birthDate().toString()),
        row("Sex on documents", i.sex().inWords()),
        row("Gender", i.genderAsGiven()),
        row(
            "Numbers",
            i.identifiers().stream().map(n -> n.label() + " " + n.value()).collect(joining("; "))),
        row(
            "Contacts",
            i.contacts().stream()
                .map(c -> c.kind().inWords() + " " + c.value())
                .collect(joining("; "))),
        row(
            "Address",
            List.of(
                    i.address().street(),
                    i.address().postalCode(),
                    i.address().city(),
                    i.address().country())
                .stream()
                .filter(s -> !s.isEmpty())
                .collect(joining(", "))),
        row("Family doctor", doctor == null ? "" : (doctor.name() + " " + doctor.phone()).strip()),
        row("Language", i.language()),
        row("Interpreter", i.interpreterNeeded() ? "needed" : "not needed"),
        row(
            "Representative",
            representative == null
                ? ""
                : String.join(
                    ", ",
                    representative.name(),
                    representative.relation().inWords(),
                    representative.phone(),
                    representative.proofSeen())),
        row("Death", death == null ? "" : death.inWords()));
  }

  private static String[] row(String what, String words) {
    return new String[] {what, Objects.requireNonNull(words).isBlank() ? "nothing" : words};
  }
}
