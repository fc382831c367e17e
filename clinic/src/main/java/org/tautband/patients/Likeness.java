package org.tautband.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.tautband.kernel.words.Slips;

/**
 * How likely two identities are one person: points for what agrees, against what cannot both be
 * true, with the reasons in words. The points are ours, chosen by reading; {@code
 * duplicate_pairs.csv} holds what they must get right. Pet names that share no beginning with the
 * name (Bill, Pippa) are known only when they stand on the record.
 */
final class Likeness {
  private static final int LONG_ENOUGH_TO_MISHEAR = 4;
  private int points = 0;
  private final List<String> reasons = new ArrayList<>();

  private Likeness() {}

  /** Points from 0 to 100 and what they rest on. */
  record Found(int score, List<String> reasons) {}

  static Found between(Identity one, Identity other) {
    var likeness = new Likeness();
    likeness.birthDates(one.birthDate(), other.birthDate());
    likeness.names(one, other);
    likeness.sex(one.sex(), other.sex());
    likeness.numbers(one, other);
    return new Found(Math.clamp(likeness.points, 0, 100), List.copyOf(likeness.reasons));
  }

  private void birthDates(LocalDate one, LocalDate other) {
    if (one.equals(other)) {
      count(35, "same birth date");
    } else if (one.getYear() == other.getYear()
        && one.getMonthValue() == other.getDayOfMonth()
        && one.getDayOfMonth() == other.getMonthValue()) {
      count(25, "birth date with day and month exchanged");
    } else if (Slips.between(one.toString(), other.toString()) == 1) {
      count(15, "birth date differs in one digit or two exchanged");
    } else {
      points -= 30;
    }
  }

  private void names(Identity one, Identity other) {
    double family = best(one, other, Likeness::family);
    double given = best(one, other, Likeness::given);
    double crossed =
        one.names().stream()
            .flatMap(a -> other.names().stream().map(b -> crossed(a, b)))
            .mapToDouble(d -> d)
            .max()
            .orElse(0);
    if (crossed > 0.9 && crossed > Math.min(family, given)) {
      count(40, "given and family name exchanged");
      return;
    }
    namePart(family, 25, "family name");
    namePart(given, 20, "given name");
    if (given < 1 && known(one.sex(), other.sex()) && one.sex() != other.sex()) {
      // Daniel and Daniela: brother and sister rather than one person spelt twice.
      points -= 40;
    }
  }

  private void namePart(double alike, int most, String what) {
    if (alike >= 1) {
      count(most, "same " + what);
    } else if (alike >= 0.9) {
      count(most - 4, what + " is part of the other or shortened");
    } else if (alike >= 0.75) {
      count(most - 6, what + " is spelt alike");
    } else if (alike >= 0.6) {
      count(most - 10, what + " sounds alike");
    } else if (what.startsWith("given")) {
      // Twins and parents share everything else; a given name that differs is somebody else.
      points -= 40;
    } else {
      points -= 5;
    }
  }

  private interface Part {
    double alike(PersonName one, PersonName other);
  }

  private static double best(Identity one, Identity other, Part part) {
    double best = 0;
    for (PersonName a : one.names()) {
      for (PersonName b : other.names()) {
        best = Math.max(best, part.alike(a, b));
      }
    }
    return best;
  }

  private static double family(PersonName a, PersonName b) {
    return alike(Spelling.words(a.family()), Spelling.words(b.family()));
  }

  private static double given(PersonName a, PersonName b) {
    var ours = Spelling.words(a.given());
    var theirs = Spelling.words(b.given());
    double alike = alike(ours, theirs);
    boolean initial =
        !ours.isEmpty()
            && !theirs.isEmpty()
            && (ours.getFirst().length() == 1 || theirs.getFirst().length() == 1)
            && ours.getFirst().charAt(0) == theirs.getFirst().charAt(0);
    return initial ? Math.max(alike, 0.9) : alike;
  }

  private static double crossed(PersonName a, PersonName b) {
    return Math.min(
        alike(Spelling.words(a.family()), Spelling.words(b.given())),
        alike(Spelling.words(a.given()), Spelling.words(b.family())));
  }

  /** 1 equal as a whole, 0.9 when one is part of the other, 0.6 at least when it sounds alike. */
  static double alike(List<String> one, List<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty() ? 1 : 0;
    }
    var joined = String.join("", one);
    var others = String.join("", other);
    if (joined.equals(others) || Set.copyOf(one).equals(Set.copyOf(other))) {
      return 1;
    }
    var shared = new LinkedHashSet<>(one);
    shared.retainAll(other);
    boolean part = shared.size() == Math.min(one.size(), other.size());
    boolean shortened =
        Math.min(joined.length(), others.length()) >= 3
            && (joined.startsWith(others) || others.startsWith(joined));
    double alike = Math.min(Spelling.alike(joined, others), 0.89);
    if (part || shortened) {
      return Math.max(alike, 0.9);
    }
    var sound = Spelling.sound(joined);
    boolean mishearable = Math.min(joined.length(), others.length()) >= LONG_ENOUGH_TO_MISHEAR;
    if (mishearable && !sound.isEmpty() && sound.equals(Spelling.sound(others))) {
      return Math.max(alike, 0.6);
    }
    return alike < 0.75 || !mishearable ? Math.min(alike, 0.5) : alike;
  }

  private void sex(Sex one, Sex other) {
    if (known(one, other) && one != other) {
      points -= 10;
    }
  }

  private static boolean known(Sex one, Sex other) {
    return one != Sex.UNKNOWN && other != Sex.UNKNOWN;
  }

  private void numbers(Identity one, Identity other) {
    for (PatientIdentifier a : one.identifiers()) {
      for (PatientIdentifier b : other.identifiers()) {
        boolean same = Numbers.identifier(a.value()).equals(Numbers.identifier(b.value()));
        boolean sameKind = a.system().equals(b.system()) && a.label().equalsIgnoreCase(b.label());
        if (same && (sameKind || !a.system().isEmpty() && a.system().equals(b.system()))) {
          count(
              50,
              "same " + (a.label().isEmpty() ? "identifier" : a.label().toLowerCase(Locale.ROOT)));
        } else if (!same && sameKind && !a.system().isEmpty()) {
          points -= 30;
        }
      }
    }
    if (shares(one, other, Contact::isPhone)) {
      count(10, "same phone number");
    }
    if (shares(one, other, c -> !c.isPhone())) {
      count(15, "same e-mail");
    }
    var street = Spelling.words(one.address().street());
    if (!street.isEmpty() && street.equals(Spelling.words(other.address().street()))) {
      count(5, "same street");
    }
  }

  private static boolean shares(Identity one, Identity other, Predicate<Contact> kind) {
    return one.contacts().stream()
        .filter(kind)
        .map(Likeness::compared)
        .anyMatch(
            value ->
                !value.isEmpty()
                    && other.contacts().stream()
                        .filter(kind)
                        .anyMatch(b -> compared(b).equals(value)));
  }

  private static String compared(Contact contact) {
    return contact.isPhone()
        ? Numbers.phone(contact.value())
        : contact.value().toLowerCase(Locale.ROOT);
  }

  private void count(int more, String reason) {
    points += more;
    reasons.add(reason);
  }
}
