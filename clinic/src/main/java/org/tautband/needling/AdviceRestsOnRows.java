package org.tautband.needling;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.evidence.Content;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** What the advice on leaving says a patient may notice. */
@Component
class AdviceRestsOnRows implements Uses {
  private final List<Use> all;

  AdviceRestsOnRows(Content content) {
    all =
        content.checkinAnswers().stream()
            .filter(one -> one.tier() != Tier.AS_EXPECTED || one.status().mayBeStated())
            .map(one -> new Use(one.id(), Use.By.ADVICE, one.ask(), "", one.tell()))
            .toList();
  }

  @Override
  public List<Use> all() {
    return all;
  }
}
