package org.tautband.history;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.patients.BannerContributor;

/** What of the history is seen on every page of the patient. */
@Component
class InTheBar implements BannerContributor {
  /** What a needle must never meet unknown. Everything else waits for the screening. */
  private static final Set<String> ALARMING =
      Set.of(
          "anticoagulant",
          "antiplatelet",
          "bleeding_disorder",
          "pregnancy",
          "pacemaker",
          "implant_device");

  private static final int MOST = 4;
  private final History history;

  InTheBar(History history) {
    this.history = history;
  }

  @Override
  public Part partFor(UUID patientId) {
    var facts = history.of(patientId).facts();
    List<String> alerts =
        facts.stream()
            .filter(f -> ALARMING.contains(f.kind()))
            .map(
                f ->
                    f.kindInWords()
                        + ": "
                        + f.found()
                        + (f.maybeOutdated() ? ", may be outdated" : ""))
            .distinct()
            .toList();
    List<String> shown =
        alerts.size() <= MOST
            ? alerts
            : java.util.stream.Stream.concat(
                    alerts.stream().limit(MOST),
                    java.util.stream.Stream.of((alerts.size() - MOST) + " more in the history"))
                .toList();
    return new Part(history.allergies(patientId), shown);
  }
}
