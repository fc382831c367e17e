package org.tautband.shell.web;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.tautband.patients.Patient;
import org.tautband.patients.PersonName;

/** People of one day whose names are easily mixed up; both get a mark. */
final class SimilarNames {
  /** Typing or hearing errors between whole names that still count as similar. */
  private static final int CLOSE = 3;

  private SimilarNames() {}

  /** Ids of those who share a family name with somebody else here, or whose whole name is close. */
  static Set<UUID> among(List<Patient> patients) {
    var marked = new HashSet<UUID>();
    for (int i = 0; i < patients.size(); i++) {
      for (int j = i + 1; j < patients.size(); j++) {
        if (similar(patients.get(i).identity().name(), patients.get(j).identity().name())) {
          marked.add(patients.get(i).id());
          marked.add(patients.get(j).id());
        }
      }
    }
    return marked;
  }

  private static boolean similar(PersonName one, PersonName other) {
    var family = plain(one.family());
    return (!family.isEmpty() && family.equals(plain(other.family())))
        || steps(plain(one.givenFirst()), plain(other.givenFirst())) <= CLOSE
        || plain(one.givenFirst()).equals(plain(other.family() + other.given()));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Least number of letters put in, taken out or changed to turn one name into the other. */
  private static int steps(String one, String other) {
    var before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      var row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
