package org.tautband.consent;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;

/** What consent has against needling a patient at these places, in sentences. */
record AgainstStart(Content content, UUID patientId, Set<Place> places) {
  List<Place> inOrder() {
    return Telling.inOrder(places);
  }

  Reason missing(Place place) {
    return new Reason(
        "consent-missing",
        "No consent for " + content.inWords(place) + ". Go through it with the patient.",
        compose(),
        "Go through consent",
        "Needling starts only where the patient has said yes to this body group and this side;"
            + " nothing lifts a missing consent.",
        List.of("CPTAFAQ", "NZASA"));
  }

  Reason refused(Place place) {
    return new Reason(
        "consent-refused",
        "The patient said no to needling at "
            + content.inWords(place)
            + ". Take it out of the plan, or treat without needles.",
        null,
        null,
        "A patient's no stands. Nobody can override it.",
        List.of("OWN"));
  }

  Reason takenBack(Place place) {
    return new Reason(
        "consent-withdrawn",
        "Consent for "
            + content.inWords(place)
            + " was taken back. Take it out of the plan, or treat without needles.",
        null,
        null,
        "Consent can be taken back at any time, for all places or some. It acts at once and nobody"
            + " can override it.",
        List.of("OWN"));
  }

  Reason otherPractitioner(Place place) {
    return new Reason(
        "consent-other-practitioner",
        "Consent for "
            + content.inWords(place)
            + " names somebody else's training. Go through it with the patient for the person who"
            + " needles.",
        compose(),
        "Go through consent",
        "The text names who needles and their training; a signature is never used for another"
            + " text.",
        List.of("USRULE24"));
  }

  Reason cameOfAge(Place place) {
    return new Reason(
        "consent-came-of-age",
        "A parent or guardian said yes to "
            + content.inWords(place)
            + ", and the patient has come of age since. Go through it with the patient.",
        compose(),
        "Go through consent",
        "Whoever is of age decides alone, or through a representative with proof.",
        List.of("OWN"));
  }

  private String compose() {
    return "/patients/"
        + patientId
        + "/consents/new?"
        + inOrder().stream()
            .map(Place::key)
            .map(value -> "place=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }
}
