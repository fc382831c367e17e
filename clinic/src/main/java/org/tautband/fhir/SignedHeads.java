package org.tautband.fhir;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;

/**
 * The ends of all chains under one signature, outside the database. Copy the roots of {@link
 * SignedFiles} to another machine: whoever changes the record and this folder cannot change that
 * copy.
 */
@Component
class SignedHeads {
  private static final Logger LOG = LoggerFactory.getLogger(SignedHeads.class);
  private final SignedFiles files;
  private final VersionTable table;
  private final TransactionTemplate transaction;
  private final ClinicGroups groups;
  private final Clock clock;
  private final Map<UUID, String> refused = new HashMap<>();

  SignedHeads(
      SignedFiles files,
      VersionTable table,
      TransactionTemplate transaction,
      ClinicGroups groups,
      Clock clock) {
    this.files = files;
    this.table = table;
    this.transaction = transaction;
    this.groups = groups;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void signAll() {
    for (var group : groups.ids()) {
      CurrentGroup.run(group, this::sign);
    }
  }

  /**
   * Signs the current group's ends when they moved since the last time, and only while every chain
   * still holds what was signed of it: a new signature over a shortened record would hide the loss.
   *
   * @return why nothing is signed; empty when the newest signature stands for today's ends
   */
  synchronized Optional<String> sign() {
    var heads = transaction.execute(status -> table.heads());
    return switch (files.newest()) {
      case SignedFiles.Reading.Nothing n -> {
        if (!heads.isEmpty()) {
          files.write(clock.instant(), heads);
        }
        yield Optional.empty();
      }
      case SignedFiles.Reading.Untrue untrue -> refuse(untrue.why());
      case SignedFiles.Reading.True t -> signAfter(t.signed(), heads);
    };
  }

  private Optional<String> signAfter(SignedFiles.Signed before, List<VersionTable.Head> heads) {
    if (Arrays.equals(SignedFiles.root(heads), SignedFiles.root(before.heads()))) {
      files.complete(before.line());
      return Optional.empty();
    }
    var lost = lost(before.heads(), heads);
    if (lost.isPresent()) {
      return refuse(
          "chain %s does not hold the %d versions any more that were signed"
              .formatted(lost.get().chainId(), lost.get().length()));
    }
    files.complete(before.line());
    files.write(clock.instant(), heads);
    refused.remove(CurrentGroup.required());
    return Optional.empty();
  }

  /** The first signed end that the chains of today do not hold any more. */
  private Optional<VersionTable.Head> lost(
      List<VersionTable.Head> signed, List<VersionTable.Head> heads) {
    var today = new HashMap<UUID, VersionTable.Head>();
    heads.forEach(head -> today.put(head.chainId(), head));
    var grown = new ArrayList<VersionTable.Head>();
    for (var then : signed) {
      var now = today.get(then.chainId());
      if (now == null || now.length() < then.length()) {
        return Optional.of(then);
      }
      if (now.length() > then.length()) {
        grown.add(then);
      } else if (!Arrays.equals(now.hash(), then.hash())) {
        return Optional.of(then);
      }
    }
    return transaction.execute(status -> table.firstMissing(grown));
  }

  private Optional<String> refuse(String why) {
    var group = CurrentGroup.required();
    if (!why.equals(refused.put(group, why))) {
      LOG.error(
          "The published record of group {} is not signed again: {}. The last signature stays as it"
              + " is in {}. Run: tautband verify",
          group,
          why,
          files.folder());
    }
    return Optional.of(why);
  }
}
