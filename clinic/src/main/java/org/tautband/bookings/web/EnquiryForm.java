package org.tautband.bookings.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.bookings.Enquiries.Wish;
import org.tautband.bookings.Enquiry.Question;
import org.tautband.bookings.Enquiry.Reach;
import org.tautband.bookings.Enquiry.Way;
import org.tautband.bookings.OpenClinics.OpenClinic;
import org.tautband.bookings.Situation;
import org.tautband.bookings.UrgentSigns;

/** The public form as typed; its template reads it too. */
final class EnquiryForm {
  static final int WORDS = 4000;
  private static final int TOPIC = 120;
  private static final int NAME = 200;
  private static final int EMAIL = 254;
  private static final int PHONE = 40;
  private static final int TIMES = 300;

  /** A path of ours: no host, no scheme, nothing that steps out; a query says nothing we need. */
  private static final Pattern LOCAL =
      Pattern.compile("/(?:[A-Za-z0-9_~-][A-Za-z0-9_.~/-]{0,298})?");

  /** Words only: a link of somebody else must not write sentences or addresses onto this page. */
  private static final Pattern WORDS_ONLY =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ,:?’'()-]{0,119}");

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]{2,}");
  private static final Pattern DIALLED = Pattern.compile("\\+?[0-9 ()/.-]+");
  private static final int LEAST_DIGITS = 5;

  private final MultiValueMap<String, String> typed;
  private final TypedForm form = new TypedForm();

  EnquiryForm(MultiValueMap<String, String> typed) {
    this.typed = typed;
  }

  /** What is sent when everything is in order. */
  record Asked(OpenClinic keeping, Wish wish, Question question, Reach reach) {}

  TypedForm problems() {
    return form;
  }

  public String get(String field) {
    var text = typed.getFirst(field);
    return text == null ? "" : text;
  }

  public List<String> all(String field) {
    return typed.getOrDefault(field, List.of());
  }

  /** The topic carried along, or empty when it is none. */
  static String topic(@Nullable String sent) {
    var text = sent == null ? "" : sent.strip();
    return text.length() <= TOPIC && WORDS_ONLY.matcher(text).matches() ? text : "";
  }

  /** The page somebody came from, or empty when it is none of ours. */
  static String localPath(@Nullable String sent) {
    var text = sent == null ? "" : sent.strip();
    return LOCAL.matcher(text).matches() && !text.contains("..") && !text.contains("//")
        ? text
        : "";
  }

  /** Whether one of these signs is ticked, so that they stay in sight. */
  public boolean ticks(List<UrgentSigns.Group> groups) {
    return groups.stream()
        .flatMap(group -> group.signs().stream())
        .anyMatch(sign -> all("sign").contains(sign.redFlagId()));
  }

  /** Whether a field that people do not see was filled in. */
  boolean trapped() {
    return !get("website").isBlank();
  }

  Optional<Asked> read(List<OpenClinic> open, UrgentSigns signs) {
    var words = form.lines("words", "Your question", get("words"), WORDS);
    if (words.isEmpty() && get("words").isBlank()) {
      form.refuse("words", "Your question is missing. A few words are enough.");
    }
    var way = form.choice("way", "How we should answer", get("way"), Way.class).orElse(Way.EMAIL);
    var name = form.needed("name", "Your name", get("name"), NAME);
    var email = email(way);
    var phone = phone(way);
    var chosen = clinic(open);
    var times = form.line("times", "Good times", get("times"), TIMES);
    if (!form.isGood() || chosen.isEmpty()) {
      return Optional.empty();
    }
    var question =
        new Question(
            words,
            topic(get("about")),
            localPath(get("from")),
            signs.ticked(Set.copyOf(all("sign"))),
            Arrays.stream(Situation.values())
                .filter(s -> all("situation").contains(s.name()))
                .collect(Collectors.toSet()));
    var keeping = chosen.get();
    var wish =
        get("clinic").isEmpty() && open.size() > 1
            ? new Wish.NoPreference(keeping.clinic())
            : new Wish.For(keeping.clinic());
    return Optional.of(
        new Asked(keeping, wish, question, new Reach(way, name, email, phone, times)));
  }

  private String email(Way way) {
    var email = form.line("email", "E-mail", get("email"), EMAIL);
    if (email.isEmpty() && way == Way.EMAIL && get("email").isBlank()) {
      form.refuse("email", "Your e-mail address is missing. Type it in, or choose another way.");
    } else if (!email.isEmpty() && !ADDRESS.matcher(email).matches()) {
      form.refuse("email", "This is no e-mail address. It looks like name@example.org.");
    }
    return email;
  }

  private String phone(Way way) {
    var phone = form.line("phone", "Phone", get("phone"), PHONE);
    if (phone.isEmpty() && way != Way.EMAIL && get("phone").isBlank()) {
      form.refuse("phone", "Your phone number is missing. Type it in, or choose e-mail.");
    } else if (!phone.isEmpty()
        && (!DIALLED.matcher(phone).matches()
            || phone.chars().filter(Character::isDigit).count() < LEAST_DIGITS)) {
      form.refuse("phone", "This is no phone number. Type the digits, with the area code.");
    }
    return phone;
  }

  /** The clinic chosen; without a choice the first one, where all are of one group. */
  private Optional<OpenClinic> clinic(List<OpenClinic> open) {
    var wanted = get("clinic");
    if (wanted.isEmpty() && ofOneGroup(open)) {
      return open.stream().findFirst();
    }
    var chosen = open.stream().filter(o -> o.clinic().id().toString().equals(wanted)).findFirst();
    if (chosen.isEmpty()) {
      form.refuse("clinic", "Choose the clinic that should answer.");
    }
    return chosen;
  }

  /** Whether somebody may leave the choice to the clinics: only within one group. */
  static boolean ofOneGroup(List<OpenClinic> open) {
    return open.stream().map(OpenClinic::groupId).distinct().count() == 1;
  }

  static Map<String, String> clinics(List<OpenClinic> open) {
    var words = new LinkedHashMap<String, String>();
    open.forEach(o -> words.put(o.clinic().id().toString(), o.clinic().name()));
    return words;
  }

  static Map<String, String> ways() {
    var words = new LinkedHashMap<String, String>();
    Arrays.stream(Way.values()).forEach(way -> words.put(way.name(), way.inWords()));
    return words;
  }
}
