package org.tautband.consent;

import static org.tautband.evidence.Frequency.bounds;
import static org.tautband.evidence.Frequency.inWords;
import static org.tautband.evidence.Frequency.number;
import static org.tautband.evidence.Frequency.range;
import static org.tautband.evidence.Frequency.raw;
import static org.tautband.evidence.Frequency.stillFits;
import static org.tautband.evidence.Frequency.whole;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tautband.consent.ConsentText.Risk;
import org.tautband.consent.ConsentText.Section;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Rate;

/**
 * What can go wrong, as natural frequencies: one denominator per block, treatments and people never
 * mixed, each study by itself with who counted, nothing averaged. Single cases, clinic forms and
 * shares of clinicians are told in words only. Longer than other files because the blocks are read
 * one under another, as they are told.
 */
final class Harms {
  private static final String BRADY = "Noted by 39 physiotherapists over 10 months (Brady 2014)";
  private static final String BOYCE = "noted by 420 in the US over 6 weeks (Boyce 2020)";

  private final Content content;
  private final Map<String, Rate> rates;

  Harms(Content content) {
    this.content = content;
    rates =
        content.rates().stream()
            .filter(rate -> rate.status().mayBeStated())
            .collect(Collectors.toMap(Rate::id, Function.identity()));
  }

  List<Section> sections(Telling telling) {
    List<Section> sections = new ArrayList<>();
    sections.add(frequent());
    sections.add(soreness());
    sections.add(serious());
    sections.add(yourPlaces(telling));
    sections.add(fromAcupuncture());
    sections.add(bloodThinners());
    sections.add(yourself());
    return sections;
  }

  private Section frequent() {
    Rate brady = rate("AE001");
    Rate boyce = rate("AE017");
    int low = whole(brady, 100);
    int high = whole(boyce, 100);
    Risk any =
        new Risk(
            "Any mild effect",
            range(brady, boyce, 100)
                + " had one, "
                + (100 - high)
                + " to "
                + (100 - low)
                + " in 100 had none noted",
            low
                + ": noted by 39 physiotherapists over 10 months (Brady 2014). "
                + high
                + ": "
                + BOYCE
                + ". Asked to estimate, others said about "
                + whole(rate("AE022"), 100)
                + "; only 14 in 100 of those asked replied (Gattie 2020). When a trial asked its"
                + " patients it was "
                + inWords(rate("AE090"), 100)
                + ", with a pretend needle "
                + "fewer than 1 (Cotchett 2014).",
            List.of("AE001", "AE017", "AE022", "AE090", "AE091", "CI011"));
    return new Section(
        "What can go wrong: out of 100 treatments",
        List.of(
            "Most of this is mild and goes by itself. The numbers come from studies that counted in"
                + " different ways, so each study stands by itself."),
        List.of(
            any,
            two("A small bruise", "AE003", "AE019", "CI006"),
            two("A drop of blood", "AE004", "AE018", "CI005"),
            two("Pain while it is done", "AE005", "AE020", "CI007"),
            new Risk(
                "Your pain gets worse for a while",
                inWords(rate("AE007"), 100),
                BRADY,
                List.of("AE007", "CI010")),
            new Risk(
                "Feeling sleepy, headache, feeling sick",
                "each fewer than 1 in 100",
                BRADY,
                List.of("AE008", "AE009", "AE010"))),
        List.of());
  }

  private Risk two(String what, String brady, String boyce, String item) {
    return new Risk(
        what,
        range(rate(brady), rate(boyce), 100),
        whole(rate(brady), 100)
            + ": noted by 39 physiotherapists over 10 months (Brady 2014). "
            + whole(rate(boyce), 100)
            + ": "
            + BOYCE
            + ".",
        List.of(brady, boyce, item));
  }

  private Section soreness() {
    return new Section(
        "Sore muscles afterwards",
        List.of(),
        List.of(
            new Risk(
                "Sore, as clinicians noted it",
                inWords(rate("AE006"), 100) + " treatments",
                BRADY,
                List.of("AE006")),
            new Risk(
                "Sore, as people said when asked",
                "5 of 17 people in the trial with the fewest; "
                    + whole(rate("AE026"), 100)
                    + ", "
                    + whole(rate("AE027"), 100)
                    + " and "
                    + whole(rate("AE028"), 100)
                    + " in 100 people in three others. It went within 1 to 2 days where that was"
                    + " told. After pretend needling 9 of 20 people were sore too"
                    + " (17 and 20 are our arithmetic)",
                "People asked in four trials (listed by Navarro-Santana 2020)",
                List.of("AE025", "AE026", "AE027", "AE028", "CI008"))),
        List.of());
  }

  private Section serious() {
    Rate none = rate("AE002");
    Rate boyce = rate("AE021");
    return new Section(
        "Serious events: out of 10,000 treatments",
        List.of("The two studies did not mean the same by serious."),
        List.of(
            new Risk(
                "Significant event",
                "none in "
                    + number(java.util.Objects.requireNonNull(none.denominator()).longValueExact())
                    + " treatments; up to about "
                    + stillFits(none, 10_000)
                    + " in 10,000 would still fit",
                BRADY,
                List.of("AE002", "CI013")),
            new Risk(
                "Major event, long flare-ups counted too",
                raw(boyce)
                    + " treatments: about "
                    + Math.round(
                        10_000
                            * java.util.Objects.requireNonNull(boyce.numerator()).doubleValue()
                            / java.util.Objects.requireNonNull(boyce.denominator()).doubleValue())
                    + " in 10,000 ("
                    + bounds(boyce, 10_000)
                    + ", our arithmetic)",
                "Noted by 420 physiotherapists in the US over 6 weeks (Boyce 2020)",
                List.of("AE021", "CI013"))),
        List.of());
  }

  private Section yourPlaces(Telling telling) {
    Set<BodyGroup> groups = new LinkedHashSet<>();
    for (Place place : telling.places()) {
      groups.add(content.bodyGroup(place.bodyGroup()));
    }
    List<String> paragraphs = new ArrayList<>();
    for (BodyGroup group : groups) {
      if (group.status().mayBeStated()) {
        paragraphs.add(capital(group.name()) + ": " + group.reason() + ".");
      }
    }
    List<Risk> risks = new ArrayList<>();
    List<String> claims = new ArrayList<>();
    if (groups.stream().anyMatch(BodyGroup::needlingCanReachPleura)) {
      claims.addAll(List.of("CI012", "CI015", "CI049", "AE055"));
      long cases =
          rates.values().stream()
              .filter(r -> r.modality().equals("dry needling") && r.kind().equals("case"))
              .filter(r -> r.event().startsWith("pneumothorax"))
              .count();
      paragraphs.add(
          "The lung is near. A needle can let air in beside the lung. For dry needling nobody has"
              + " counted how often this happens here.");
      paragraphs.add(
          "A notice of a regulator quotes fewer than 1 in 100,000, but for all parts of the body."
              + " We list "
              + cases
              + " published cases. A bent spine can add to the risk.");
      paragraphs.add(
          "Chest or shoulder pain, short breath or a dry cough: call "
              + telling.emergencyNumber()
              + " and say that you had needling. It can start at once or up to two days later.");
      risks.add(
          new Risk(
              "From acupuncture studies, out of 1,000,000 treatments: air beside the lung that"
                  + " needed hospital care within 7 days",
              (whole(rate("AE081"), 1_000_000) == 0
                      ? "fewer than 1"
                      : "about " + whole(rate("AE081"), 1_000_000))
                  + "; over areas at risk "
                  + whole(rate("AE082"), 1_000_000)
                  + ". Milder cases are missed. No range was printed",
              "Health insurance records in Taiwan (Lin 2019)",
              List.of("AE081", "AE082")));
    } else {
      paragraphs.add(
          "That no source names a danger does not mean that there is none. Bodies differ.");
    }
    if (!telling.clinicPhone().isBlank()) {
      paragraphs.add("Anything else that worries you: call us, " + telling.clinicPhone() + ".");
    }
    return new Section("For your places", paragraphs, risks, claims);
  }

  private Section fromAcupuncture() {
    return new Section(
        "From acupuncture studies: same kind of event, other points and aims",
        List.of("For these events we found no count for dry needling. Out of 10,000 treatments:"),
        List.of(
            new Risk(
                "Fainting",
                about(rate("AE093")) + " at a first visit, " + about(rate("AE094")) + " later",
                "Taipei hospital. All sat or stood, and all were well soon after lying down (1990)."
                    + " Counting only faints called significant: "
                    + about(rate("AE096"))
                    + " (practitioners in the UK, 2001). The ranges are our arithmetic.",
                List.of("AE093", "AE094", "AE096")),
            new Risk(
                "A visit for a nerve injury within 14 days",
                inWords(rate("AE099"), 10_000) + ", cause not proven, so at most",
                "Health insurance records in Taiwan (Lin 2023)",
                List.of("AE099", "CI014")),
            new Risk(
                "Skin infection",
                inWords(rate("AE100"), 10_000)
                    + " treatments in records; asked in another study, about "
                    + whole(rate("AE101"), 10_000)
                    + " in 10,000 people",
                "Records in Taiwan (Lin 2019); patients in Germany (as reproduced in a society"
                    + " blog). The two do not agree.",
                List.of("AE100", "AE101", "CI014"))),
        List.of());
  }

  private Section bloodThinners() {
    Rate moderate = rate("AE072");
    return new Section(
        "If you take blood thinners: from acupuncture studies",
        List.of(),
        List.of(
            new Risk(
                "A spot of blood",
                inWords(rate("AE073"), 100) + " treatments",
                "One series of 229 patients (McCulloch 2015)",
                List.of("AE073")),
            new Risk(
                "Moderate bleeding",
                "about "
                    + whole(moderate, 10_000)
                    + " in 10,000 treatments ("
                    + bounds(moderate, 10_000)
                    + ", our arithmetic)",
                "McCulloch 2015. The paper prints 0.003 %; its own numbers give this.",
                List.of("AE072"))),
        List.of());
  }

  private static String about(Rate rate) {
    double exact =
        10_000
            * java.util.Objects.requireNonNull(rate.numerator()).doubleValue()
            / java.util.Objects.requireNonNull(rate.denominator()).doubleValue();
    return Math.round(exact) + " (" + bounds(rate, 10_000) + ")";
  }

  private Section yourself() {
    return Wording.section(
        "Tell us",
        List.of("CI009", "CI016", "AE040"),
        List.of(
            "Are you pregnant, or could you be? Clinicians do not agree on needling then: asked in"
                + " one country, 60 of 124 would.",
            "Some people get sleepy: "
                + inWords(rate("AE040"), 100)
                + " people after acupuncture. Do not drive while you are."));
  }

  private Rate rate(String id) {
    Rate rate = rates.get(id);
    if (rate == null) {
      throw new IllegalStateException(id + " is missing or may not be stated");
    }
    return rate;
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
