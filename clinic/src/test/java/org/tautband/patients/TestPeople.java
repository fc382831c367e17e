package org.tautband.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** People that tests make up. */
final class TestPeople {
  private static final String[] GIVEN = {
    "Marta", "Maria", "Jürgen", "John", "Katharina", "Sean", "José", "Łukasz", "Иван", "Ingrid",
    "Anna", "Zoë", "Björk", "Elif", "François", "Antonia", "Philippa", "Jean-Luc", "Otto", "Ana"
  };
  private static final String[] FIRST = {
    "Muster", "Bei", "Schu", "Wal", "Gar", "Petr", "Kow", "Lind", "Ander", "Thom", "Rich", "Ben"
  };
  private static final String[] LAST = {
    "mann", "spiel", "ster", "ker", "cia", "ov", "alski", "qvist", "son", "pson", "ter", "nett"
  };

  private TestPeople() {}

  static Identity person(String given, String family, String birth) {
    return Identity.of(given, family, LocalDate.parse(birth), Sex.UNKNOWN);
  }

  static Identity person(
      List<PersonName> names, String birth, Sex sex, String phone, String number) {
    return new Identity(
        names,
        LocalDate.parse(birth),
        sex,
        "",
        number.isEmpty()
            ? List.of()
            : List.of(
                new PatientIdentifier(
                    number.split(" ")[0],
                    "urn:" + number.split(" ")[0],
                    number.replaceFirst("^[A-Z]+ ", ""))),
        phone.isEmpty() ? List.of() : List.of(new Contact(Contact.Kind.MOBILE, phone)),
        Address.NONE,
        null,
        "",
        false,
        null,
        null);
  }

  /** The same people for the same seed. */
  static List<Identity> crowd(int size, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, size).mapToObj(i -> somebody(random)).toList();
  }

  private static Identity somebody(Random random) {
    var names = new ArrayList<PersonName>();
    names.add(
        new PersonName(
            PersonName.Use.OFFICIAL,
            GIVEN[random.nextInt(GIVEN.length)],
            FIRST[random.nextInt(FIRST.length)]
                + (char) ('a' + random.nextInt(26))
                + LAST[random.nextInt(LAST.length)]));
    var birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(30_000));
    return person(
        names,
        birth.toString(),
        Sex.UNKNOWN,
        "+49 170 " + (1_000_000 + random.nextInt(9_000_000)),
        "");
  }
}
