package org.tautband.history;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.patients.Identity;
import org.tautband.patients.Resemblance;

/** What became of a file. */
public sealed interface Imported {

  /**
   * It was read and kept.
   *
   * @param fileId our id of this delivery
   * @param patientId whose record it belongs to; null for hospitals and practitioners
   * @param newPatient whether the patient was added with it
   * @param counts per FHIR type
   * @param unresolvedReferences references whose target nobody sent; they stay as written
   */
  record Kept(
      UUID fileId,
      String fileName,
      @Nullable UUID patientId,
      boolean newPatient,
      List<Count> counts,
      int unresolvedReferences)
      implements Imported {
    public Kept {
      counts = List.copyOf(counts);
    }

    public int added() {
      return counts.stream().mapToInt(Count::added).sum();
    }

    public int changed() {
      return counts.stream().mapToInt(Count::changed).sum();
    }

    public int unchanged() {
      return counts.stream().mapToInt(Count::unchanged).sum();
    }

    public boolean nothingNew() {
      return added() == 0 && changed() == 0;
    }

    /** Types that are kept as they came and that nothing of ours reads. */
    public List<Count> keptNotRead() {
      return counts.stream().filter(c -> !c.read()).toList();
    }
  }

  /** How many resources of a type were new, changed and as before. */
  record Count(String type, boolean read, int added, int changed, int unchanged) {
    public int all() {
      return added + changed + unchanged;
    }
  }

  /** Nothing was kept: the file's patient may be one of ours, somebody must say who. */
  record Asks(String fileName, Identity sent, List<Resemblance> resembling) implements Imported {
    public Asks {
      resembling = List.copyOf(resembling);
    }
  }

  /**
   * Nothing was kept: the file is broken or does not fit.
   *
   * @param entry "entry 12 (Condition)" or "the whole file"
   * @param path element in the Bundle, may be empty
   * @param reason a sentence that says what is wrong and what to do
   */
  record Refused(String fileName, String entry, String path, String reason) implements Imported {

    /** For a terminal and a page alike. */
    public String inWords() {
      String where = path.isEmpty() ? entry : entry + ", " + path;
      return fileName + ", " + where + ": " + reason;
    }
  }

  /** What was looked at and not kept yet. */
  record Preview(
      String fileName,
      @Nullable Identity sent,
      @Nullable UUID knownAs,
      List<Resemblance> resembling,
      Map<String, Integer> read,
      Map<String, Integer> keptNotRead)
      implements Imported {}
}
