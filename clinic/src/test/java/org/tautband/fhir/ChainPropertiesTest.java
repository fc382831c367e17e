package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChainPropertiesTest {
  @Provide
  Arbitrary<Link> links() {
    var ids = Arbitraries.longs().map(l -> new UUID(l, ~l));
    return Combinators.combine(
            ids,
            Arbitraries.longs().between(1, 1_000_000),
            Arbitraries.of("Patient", "Observation", "Procedure"),
            ids.map(UUID::toString),
            Arbitraries.integers().between(1, 9_999),
            Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond),
            ids,
            Arbitraries.bytes().array(byte[].class).ofMaxSize(64))
        .as((c, n, t, i, v, at, a, b) -> new Link(c, n, t, i, v, at, a, 1, b));
  }

  @Property(tries = 300)
  void theHashChangesWithEveryField(@ForAll("links") Link l, @ForAll @IntRange(max = 9) int field) {
    var previous = Hashes.sha256(new byte[] {1});
    var bytes = java.util.Arrays.copyOf(l.bytes(), l.bytes().length + 1);
    var other =
        switch (field) {
          case 0 -> with(l, new UUID(1, 1), l.number(), l.type(), l.id(), l.version());
          case 1 -> with(l, l.chainId(), l.number() + 1, l.type(), l.id(), l.version());
          case 2 -> with(l, l.chainId(), l.number(), l.type() + "X", l.id(), l.version());
          case 3 -> with(l, l.chainId(), l.number(), l.type(), l.id() + "X", l.version());
          case 4 -> with(l, l.chainId(), l.number(), l.type(), l.id(), l.version() + 1);
          case 5 -> rest(l, l.instant().plusNanos(1000), l.authorId(), l.mapping(), l.bytes());
          case 6 -> rest(l, l.instant(), new UUID(1, 1), l.mapping(), l.bytes());
          case 7 -> rest(l, l.instant(), l.authorId(), 2, l.bytes());
          default -> rest(l, l.instant(), l.authorId(), l.mapping(), bytes);
        };
    assertThat(other.hash(previous)).isNotEqualTo(l.hash(previous));
    assertThat(l.hash(Hashes.sha256(new byte[] {2}))).isNotEqualTo(l.hash(previous));
  }

  private static Link with(Link l, UUID chain, long number, String type, String id, int version) {
    return new Link(
        chain, number, type, id, version, l.instant(), l.authorId(), l.mapping(), l.bytes());
  }

  private static Link rest(Link l, Instant at, UUID author, int mapping, byte[] bytes) {
    return new Link(
        l.chainId(), l.number(), l.type(), l.id(), l.version(), at, author, mapping, bytes);
  }

  @Property(tries = 300)
  void fieldsNeverRunIntoEachOther(
      @ForAll byte[] a, @ForAll byte[] b, @ForAll @IntRange(max = 8) int cut) {
    var joined = new byte[a.length + b.length];
    System.arraycopy(a, 0, joined, 0, a.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    int at = Math.min(cut, joined.length);
    if (at != a.length) {
      assertThat(
              Hashes.ofFields(
                  java.util.Arrays.copyOfRange(joined, 0, at),
                  java.util.Arrays.copyOfRange(joined, at, joined.length)))
          .isNotEqualTo(Hashes.ofFields(a, b));
    }
  }

  @Property(tries = 200)
  void theRootChangesWithEveryLeafAndTheirOrder(
      @ForAll @Size(min = 1, max = 40) List<Long> values, @ForAll @IntRange(max = 39) int which) {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < values.size(); i++) {
      leaves.add(Hashes.ofFields(Hashes.bytes(values.get(i)), Hashes.bytes((long) i)));
    }
    var root = MerkleTree.root(leaves);
    int at = which % leaves.size();
    var changed = new ArrayList<>(leaves);
    changed.set(at, Hashes.sha256(leaves.get(at)));
    assertThat(MerkleTree.root(changed)).isNotEqualTo(root);
    var shorter = new ArrayList<>(leaves);
    shorter.remove(at);
    assertThat(MerkleTree.root(shorter)).isNotEqualTo(root);
    if (leaves.size() > 1) {
      assertThat(MerkleTree.root(leaves.reversed())).isNotEqualTo(root);
    }
  }

  @Property(tries = 200)
  void storedBytesGiveTheirContentBack(
      @ForAll @IntRange(min = 1, max = 5000) int version, @ForAll String family) {
    var id = new UUID(3, 4);
    var patient = Samples.patient(id, family);
    patient.getMeta().addProfile("https://tautband.org/fhir/StructureDefinition/x");
    var content = ResourceContent.of(patient);
    var at = Instant.ofEpochSecond(1_700_000_000L, version * 1000L);
    var link =
        new Link(id, 1, "Patient", id.toString(), version, at, id, 1, content.bytes(version, at));
    var again = ResourceContent.ofStored(link);
    assertThat(again).isPresent();
    assertThat(again.get().hash()).isEqualTo(content.hash());
    assertThat(ResourceContent.of(patient).hash()).isEqualTo(content.hash());
  }
}
