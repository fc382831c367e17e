package org.tautband.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** {@code duplicate_pairs.csv} decides. */
class LikenessTest {
  @ParameterizedTest(name = "{0}: {13}")
  @CsvFileSource(resources = "/patients/duplicate_pairs.csv", numLinesToSkip = 1, nullValues = "-")
  void aPairIsAskedAboutExactlyWhenItMayBeOnePerson(ArgumentsAccessor row) {
    var found = Likeness.between(person(row, 1), person(row, 7));
    var back = Likeness.between(person(row, 7), person(row, 1));
    assertThat(back.score()).as("the other way round").isEqualTo(found.score());
    assertThat(found.score() >= Resemblance.LIKELY)
        .as("%s for %s", found, row.getString(13))
        .isEqualTo(row.getString(0).equals("yes"));
    if (found.score() >= Resemblance.LIKELY) {
      assertThat(found.reasons()).isNotEmpty();
    }
  }

  private static Identity person(ArgumentsAccessor row, int from) {
    return TestPeople.person(
        List.of(new PersonName(PersonName.Use.OFFICIAL, text(row, from), text(row, from + 1))),
        text(row, from + 2),
        Sex.valueOf(text(row, from + 3)),
        text(row, from + 4),
        text(row, from + 5));
  }

  private static String text(ArgumentsAccessor row, int column) {
    var value = row.getString(column);
    return value == null ? "" : value;
  }
}
