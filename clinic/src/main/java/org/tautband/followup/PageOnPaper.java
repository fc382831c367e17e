package org.tautband.followup;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.LinkSecrets;
import org.tautband.access.PublicAddress;
import org.tautband.needling.AdviceAddress;
import org.tautband.needling.SessionHead;

/** Who gets no mail takes the address of their page home on the advice sheet. */
@Component
class PageOnPaper implements AdviceAddress {
  private final CheckInTable table;
  private final Asking asking;
  private final LinkSecrets secrets;
  private final PublicAddress address;

  PageOnPaper(CheckInTable table, Asking asking, LinkSecrets secrets, PublicAddress address) {
    this.table = table;
    this.asking = asking;
    this.secrets = secrets;
    this.address = address;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> of(SessionHead session) {
    if (asking.mailOf(session.patientId()).isPresent()) return Optional.empty();
    return table.ofSession(session.id()).stream()
        .findFirst()
        .map(one -> address.base() + "/checkin/" + secrets.of(one.linkId()));
  }
}
