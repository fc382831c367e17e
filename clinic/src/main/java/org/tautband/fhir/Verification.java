package org.tautband.fhir;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.AuditChain;
import org.tautband.database.TimeColumn;

/**
 * Walks the published record of a clinic group: every chain link by link, every search column
 * derived again, the ends against the signed root, the audit's own chain.
 */
@Component
public class Verification {
  private static final int MOST_FAULTS = 20;
  private static final String SEPARATOR = "\u001f";
  private final JdbcClient jdbc;
  private final VersionTable table;
  private final SignedFiles signed;
  private final AuditChain audit;

  Verification(JdbcClient jdbc, VersionTable table, SignedFiles signed, AuditChain audit) {
    this.jdbc = jdbc;
    this.table = table;
    this.signed = signed;
    this.audit = audit;
  }

  /**
   * What was found.
   *
   * @param versions how many versions were walked
   * @param chains how many chains
   * @param faults in the order found, the first bad row first, at most {@value #MOST_FAULTS}
   * @param cannotSee what this check cannot tell
   */
  public record Report(long versions, long chains, List<String> faults, List<String> cannotSee) {
    /** Whether nothing was found. */
    public boolean clean() {
      return faults.isEmpty();
    }
  }

  /** Checks everything of the current group, in one snapshot. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Report check() {
    var walk = new Walk();
    walk.chains();
    walk.ends();
    walk.signedEnds();
    walk.numbering();
    walk.columns();
    walk.strayCodes();
    audit.firstFault().ifPresent(fault -> walk.fault("The audit: " + fault));
    return new Report(walk.versions, walk.ends.size(), List.copyOf(walk.faults), walk.cannotSee());
  }

  private final class Walk {
    private final List<String> faults = new ArrayList<>();
    private final Map<UUID, VersionTable.Head> ends = new HashMap<>();
    private final Map<UUID, VersionTable.Head> atSigning = new HashMap<>();
    private String signedWords = "No root has been signed yet.";
    private long versions;
    private VersionTable.@Nullable Head last;

    void fault(String words) {
      if (faults.size() < MOST_FAULTS) {
        faults.add(words);
      }
    }

    void chains() {
      for (var head : signedHeads()) {
        atSigning.put(head.chainId(), head);
      }
      jdbc.sql("select * from fhir_version order by chain_id, number")
          .withFetchSize(500)
          .query(this::step);
    }

    private List<VersionTable.Head> signedHeads() {
      return switch (signed.whole()) {
        case SignedFiles.Reading.Nothing n -> List.of();
        case SignedFiles.Reading.Untrue untrue -> {
          fault("The signed roots: " + untrue.why());
          yield List.of();
        }
        case SignedFiles.Reading.True t -> {
          signedWords = "The last root was signed at " + t.signed().at() + ".";
          yield t.signed().heads();
        }
      };
    }

    private void step(ResultSet row) throws SQLException {
      var link = link(row);
      var before = last;
      if (before == null || !before.chainId().equals(link.chainId())) {
        before = new VersionTable.Head(link.chainId(), 0, Hashes.START);
      }
      versions++;
      if (link.number() != before.length() + 1) {
        fault(name(link) + " stands where number " + (before.length() + 1) + " should");
      } else if (!Arrays.equals(row.getBytes("previous_hash"), before.hash())) {
        fault(name(link) + " does not follow from the version before it");
      }
      var hash = link.hash(row.getBytes("previous_hash"));
      if (!Arrays.equals(row.getBytes("hash"), hash)) {
        fault(name(link) + " is not what was hashed when it was published");
      } else if (ResourceContent.ofStored(link).isEmpty()) {
        fault(name(link) + " does not say its own type, id, version and instant");
      }
      last = new VersionTable.Head(link.chainId(), link.number(), row.getBytes("hash"));
      ends.put(link.chainId(), last);
      var signedThere = atSigning.get(link.chainId());
      if (signedThere != null && signedThere.length() == link.number()) {
        atSigning.remove(link.chainId());
        if (!Arrays.equals(signedThere.hash(), row.getBytes("hash"))) {
          fault(name(link) + " is not what was signed: its chain was written anew");
        }
      }
    }

    void ends() {
      var known = new TreeSet<UUID>();
      for (var head : table.heads()) {
        known.add(head.chainId());
        var found = ends.get(head.chainId());
        long length = found == null ? 0 : found.length();
        if (length != head.length()) {
          fault(
              "Chain %s ends at number %d, its head says %d"
                  .formatted(head.chainId(), length, head.length()));
        } else if (found != null && !Arrays.equals(found.hash(), head.hash())) {
          fault("Chain " + head.chainId() + " ends in another hash than its head says");
        }
      }
      ends.keySet().stream()
          .filter(chain -> !known.contains(chain))
          .forEach(chain -> fault("Chain " + chain + " has no head"));
    }

    void signedEnds() {
      atSigning.values().stream()
          .filter(head -> head.length() > 0)
          .forEach(
              head ->
                  fault(
                      "Chain %s was signed with %d versions; number %d is missing"
                          .formatted(head.chainId(), head.length(), head.length())));
    }

    void numbering() {
      jdbc.sql(
              """
              select v.type, v.resource_id, max(v.version), count(*), c.version
              from fhir_version v left join fhir_current c
                on c.clinic_group_id = v.clinic_group_id and c.type = v.type
                and c.resource_id = v.resource_id
              group by v.type, v.resource_id, c.version
              having max(v.version) is distinct from c.version or max(v.version) <> count(*)
              order by 1, 2
              """)
          .query(
              row -> {
                fault(
                    "%s/%s has %d versions, the newest is %d, found by search is %s"
                        .formatted(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(4),
                            row.getInt(3),
                            row.getString(5)));
              });
    }

    void columns() {
      jdbc.sql(
              """
              select v.*, c.type as c_type, c.resource_id as c_id, c.published_at as c_at,
                c.mapping as c_mapping, c.content_hash as c_hash, c.patient_id as c_patient,
                c.date_from as c_from, c.date_to as c_to,
                (select string_agg(k.system || chr(31) || k.code, chr(30)
                    order by k.system, k.code)
                  from fhir_code k where k.clinic_group_id = c.clinic_group_id
                  and k.type = c.type and k.resource_id = c.resource_id) as c_codes
              from fhir_current c left join fhir_version v
                on v.clinic_group_id = c.clinic_group_id and v.chain_id = c.chain_id
                and v.number = c.number and v.type = c.type and v.resource_id = c.resource_id
                and v.version = c.version
              order by c.type, c.resource_id
              """)
          .withFetchSize(500)
          .query(
              row -> {
                var wrong = wrongColumn(row);
                if (wrong.isPresent()) {
                  fault(row.getString("c_type") + "/" + row.getString("c_id") + ": " + wrong.get());
                }
              });
    }

    private Optional<String> wrongColumn(ResultSet row) throws SQLException {
      if (row.getString("type") == null) {
        return Optional.of("search points to a version that is not there");
      }
      var link = link(row);
      var content = ResourceContent.ofStored(link);
      if (content.isEmpty()) {
        return Optional.of("its newest version is not readable");
      }
      var columns = SearchColumns.of(link.bytes());
      var codes = new ArrayList<String>();
      columns.codes().forEach(c -> codes.add(c.system() + SEPARATOR + c.code()));
      boolean same =
          Arrays.equals(content.get().hash(), row.getBytes("c_hash"))
              && link.mapping() == row.getInt("c_mapping")
              && java.util.Objects.equals(TimeColumn.atOrNull(row, "c_at"), link.instant())
              && java.util.Objects.equals(
                  row.getObject("c_patient", UUID.class), columns.patientId())
              && java.util.Objects.equals(TimeColumn.atOrNull(row, "c_from"), columns.from())
              && java.util.Objects.equals(TimeColumn.atOrNull(row, "c_to"), columns.to())
              && new TreeSet<>(codes).equals(tokens(row.getString("c_codes")));
      return same ? Optional.empty() : Optional.of("a search column is not what its bytes give");
    }

    void strayCodes() {
      jdbc.sql(
              """
              select k.type, k.resource_id from fhir_code k where not exists (
                select 1 from fhir_current c where c.clinic_group_id = k.clinic_group_id
                and c.type = k.type and c.resource_id = k.resource_id)
              order by 1, 2
              """)
          .query(
              row -> {
                fault(
                    "%s/%s: a code for search without a resource"
                        .formatted(row.getString(1), row.getString(2)));
              });
    }

    List<String> cannotSee() {
      return List.of(
          signedWords
              + " What came after it could be written anew by somebody who owns the database.",
          "Somebody who also holds the signing key can sign what they changed: compare with the"
              + " copy of the signed roots that is kept on another machine.",
          "Whether what was written is true, and what was never published.");
    }
  }

  private static TreeSet<String> tokens(@Nullable String joined) {
    return joined == null
        ? new TreeSet<>()
        : new TreeSet<>(Arrays.asList(joined.split("\u001e", -1)));
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getObject("chain_id", UUID.class),
        row.getLong("number"),
        row.getString("type"),
        row.getString("resource_id"),
        row.getInt("version"),
        TimeColumn.at(row, "published_at"),
        row.getObject("author_id", UUID.class),
        row.getInt("mapping"),
        row.getBytes("body"));
  }

  private static String name(Link link) {
    return "Chain %s number %d (%s/%s version %d)"
        .formatted(link.chainId(), link.number(), link.type(), link.id(), link.version());
  }
}
