package org.tautband.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files as others send them: the invented people of the demonstration. */
public final class Sent {
  /** Takes clopidogrel. */
  public static final String DALTON =
      "Dalton260_Tromp100_bcb06b48-9557-166b-3335-f067a4abd99c.json.gz";

  public static final List<String> HOUSES =
      List.of(
          "hospitalInformation1795427419709.json.gz",
          "practitionerInformation1795427419709.json.gz");

  public static final List<String> PEOPLE =
      List.of(
          "Adan600_Delrio329_a08c883f-bdbd-7d0b-158d-17a69e78337b.json.gz",
          "Amiee221_Dennise990_DuBuque211_c07a6f3b-a008-257b-36bf-52faa0580281.json.gz",
          "Bryant814_Corwin846_78a7ab19-bdd0-2238-e4e5-de757ee074d1.json.gz",
          "Colton403_Abbott774_cdf0a938-f80b-acca-22c8-d045702710fd.json.gz",
          DALTON,
          "Dottie687_Cummerata161_a71c549b-c5fe-80b5-a1e8-4741bd43aeb9.json.gz",
          "Jean712_Herzog843_dd82db8e-973a-cba3-cb66-f59fbd6d1052.json.gz",
          "Kenneth671_Moore224_926a63fd-c448-db21-a80f-e72646dcae62.json.gz",
          "Kurt412_Strosin214_5f8a80bc-c38c-4e5e-b8c2-08a39b3b330c.json.gz",
          "Lurline371_Veronica155_OHara248_28889284-caae-a306-049b-a9b8780f07c5.json.gz",
          "Marilu588_Apodaca347_c61ebb68-6543-9601-ccbb-d83f68ee932c.json.gz",
          "Quintin944_Yundt842_33e9f2ef-66c7-c3d9-4c40-35eb7e4ea763.json.gz");

  private Sent() {}

  /** The bytes as they came. */
  public static byte[] file(String name) {
    try (var in = Sent.class.getResourceAsStream("/demo/synthea/" + name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The text in it. */
  public static byte[] text(String name) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(file(name)))) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static byte[] gzip(byte[] text) {
    try (var out = new ByteArrayOutputStream()) {
      try (var packed = new GZIPOutputStream(out)) {
        packed.write(text);
      }
      return out.toByteArray();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
