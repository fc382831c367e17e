package org.tautband.patients.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.tautband.patients.Contact;
import org.tautband.patients.PersonName;
import org.tautband.patients.Representative;
import org.tautband.patients.Sex;

/** What the identity page offers beside what was typed: choices in words, and rows to fill. */
final class IdentityPage {
  private static final Map<String, String> LANGUAGES = languages();

  private IdentityPage() {}

  static void fill(Model model, Map<String, String> typed) {
    model.addAttribute("form", typed);
    model.addAttribute("sexes", words(Sex.values(), Sex::inWords));
    model.addAttribute("nameUses", nameUses());
    model.addAttribute("contactKinds", words(Contact.Kind.values(), Contact.Kind::inWords));
    model.addAttribute(
        "relations", words(Representative.Relation.values(), Representative.Relation::inWords));
    model.addAttribute("languages", withTyped(typed.getOrDefault("language", "")));
    model.addAttribute("nameRows", rows("name", typed, 1));
    model.addAttribute("numberRows", rows("number", typed, 1));
    model.addAttribute("contactRows", rows("contact", typed, IdentityForm.ROWS));
  }

  /** Names of the filled rows and of at least so many empty ones behind them. */
  private static List<String> rows(String kind, Map<String, String> typed, int empty) {
    int last = 0;
    for (int i = 1; i <= IdentityForm.MOST_ROWS; i++) {
      var row = kind + i + ".";
      if (typed.entrySet().stream()
          .anyMatch(
              e ->
                  e.getKey().startsWith(row)
                      && !e.getKey().endsWith(".kind")
                      && !e.getKey().endsWith(".use")
                      && !e.getValue().isBlank())) {
        last = i;
      }
    }
    var rows = new ArrayList<String>();
    for (int i = 1; i <= Math.min(last + empty, IdentityForm.MOST_ROWS); i++) {
      rows.add(kind + i);
    }
    return rows;
  }

  private static Map<String, String> nameUses() {
    var uses = words(PersonName.Use.values(), PersonName.Use::inWords);
    uses.remove(PersonName.Use.OFFICIAL.name());
    return uses;
  }

  private static <E extends Enum<E>> Map<String, String> words(
      E[] values, Function<E, String> inWords) {
    var words = new LinkedHashMap<String, String>();
    Arrays.stream(values).forEach(v -> words.put(v.name(), inWords.apply(v)));
    return words;
  }

  private static Map<String, String> withTyped(String tag) {
    if (tag.isEmpty() || LANGUAGES.containsKey(tag)) {
      return LANGUAGES;
    }
    var more = new LinkedHashMap<>(LANGUAGES);
    more.put(tag, Locale.forLanguageTag(tag).getDisplayName(Locale.UK) + " (" + tag + ")");
    return more;
  }

  private static Map<String, String> languages() {
    var languages = new LinkedHashMap<String, String>();
    Arrays.stream(Locale.getISOLanguages())
        .filter(tag -> tag.length() == 2)
        .sorted(Comparator.comparing(IdentityPage::name))
        .forEach(tag -> languages.put(tag, name(tag)));
    return languages;
  }

  private static String name(String tag) {
    return Locale.of(tag).getDisplayLanguage(Locale.UK);
  }
}
