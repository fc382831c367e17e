package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EveryComponentIsPublishedTest {
  private record Inner(String word, int number) {}

  private record Sample(UUID id, String name, Inner inner, List<Inner> many) {}

  private static final Sample SAMPLE =
      new Sample(new UUID(1, 2), "Ng", new Inner("a", 1), List.of(new Inner("b", 2)));

  private static Rendering whole(Sample s) {
    var name = s.name() + s.inner().word() + s.inner().number() + s.many();
    return Rendering.of(Samples.patient(s.id(), name));
  }

  private static Rendering forgetful(Sample s) {
    return Rendering.of(Samples.patient(s.id(), s.name() + s.inner() + s.many().getFirst().word()));
  }

  @Test
  void passesWhenEverythingShows() {
    EveryComponentIsPublished.of(SAMPLE, EveryComponentIsPublishedTest::whole).holds();
  }

  @Test
  void namesWhatDoesNotShow() {
    var check = EveryComponentIsPublished.of(SAMPLE, EveryComponentIsPublishedTest::forgetful);
    assertThatThrownBy(check::holds).hasMessageContaining("many.number");
    check.except("many.number").holds();
  }

  @Test
  void anExceptionThatNamesNothingIsAFaultToo() {
    assertThatThrownBy(
            () ->
                EveryComponentIsPublished.of(SAMPLE, EveryComponentIsPublishedTest::whole)
                    .except("nothing")
                    .holds())
        .hasMessageContaining("nothing");
  }
}
