package org.tautband.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.decide.SentAnswers;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Content;
import org.tautband.evidence.Figures;
import org.tautband.evidence.Findings;
import org.tautband.evidence.FromContent;
import org.tautband.evidence.Rate;
import org.tautband.evidence.RowHistory;

/** What the evidence store says otherwise since the patient went through the decision aid. */
@Component
public class SinceTheAid {
  private final SentAnswers aid;
  private final RowHistory history;
  private final FromContent<Findings> findings;

  SinceTheAid(SentAnswers aid, RowHistory history, Content content) {
    this.aid = aid;
    this.history = history;
    this.findings = new FromContent<>(content, Findings::new);
  }

  /**
   * @param readAt when the patient sent the answers
   * @param rows what changed rows say now, never empty
   */
  public record Changed(Instant readAt, List<String> rows) {
    public Changed {
      rows = List.copyOf(rows);
    }
  }

  /** Empty when the patient sent nothing, or when all they were shown still stands. */
  public Optional<Changed> of(UUID patientId) {
    return aid.newestOf(patientId)
        .map(
            sent ->
                new Changed(
                    sent.at(),
                    history.changedSince(sent.at(), sent.rowIds()).stream()
                        .map(this::inWords)
                        .toList()))
        .filter(changed -> !changed.rows().isEmpty());
  }

  private String inWords(String rowId) {
    return findings
        .now()
        .rate(rowId)
        .map(SinceTheAid::inWords)
        .or(() -> findings.now().claim(rowId).map(SinceTheAid::inWords))
        .orElse("A row that is not there any more")
        .concat(" (" + rowId + ")");
  }

  private static String inWords(Rate rate) {
    return rate.event().replaceAll("\\bAE\\b", "effect")
        + Figures.of(rate).map(figure -> ": " + figure).orElse("");
  }

  private static String inWords(Claim claim) {
    return claim.note().isEmpty() ? claim.about() + ": " + claim.outcome() : claim.note();
  }
}
