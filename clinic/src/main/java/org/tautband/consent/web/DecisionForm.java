package org.tautband.consent.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.consent.Assent;
import org.tautband.consent.ConsentText;
import org.tautband.consent.Decision;
import org.tautband.consent.Interpreter;
import org.tautband.consent.Signature;
import org.tautband.consent.Signer;
import org.tautband.evidence.Place;

/** A decision as it is typed and signed, and what it means once it is good. */
final class DecisionForm {
  private static final int LINE = 300;
  final TypedForm form = new TypedForm();
  private final MultiValueMap<String, String> typed;

  DecisionForm(MultiValueMap<String, String> typed) {
    this.typed = typed;
  }

  /** Empty when something has to be mended first; {@link #form} says what. */
  Optional<Decision> decision(ConsentText text) {
    boolean yes = "yes".equals(typed.getFirst("decision"));
    if (!yes && !"no".equals(typed.getFirst("decision"))) {
      form.refuse("decision", "Choose yes or no.");
    }
    Set<Place> allowed = yes ? allowed(text) : Set.of();
    Optional<Signer> signer = signer();
    Assent assent = assent();
    Interpreter interpreter = interpreter();
    String readAloudBy = line("readAloudBy", "Who read it aloud");
    Signature signature = signature(yes);
    String copy = line("copy", "The copy");
    if (copy.isEmpty()) {
      form.refuse("copy", "Say how the patient got a copy, or that none was wanted.");
    }
    return form.isGood() && signer.isPresent()
        ? Optional.of(
            new Decision(allowed, signer.get(), assent, interpreter, readAloudBy, signature, copy))
        : Optional.empty();
  }

  private Set<Place> allowed(ConsentText text) {
    Set<Place> allowed = new LinkedHashSet<>();
    for (String key : typed.getOrDefault("allowed", List.of())) {
      Place.ofKey(key).filter(text.places()::contains).ifPresent(allowed::add);
    }
    if (allowed.isEmpty()) {
      form.refuse("allowed", "Tick where needling is allowed, or choose no.");
    }
    return allowed;
  }

  private Optional<Signer> signer() {
    Optional<Signer.Kind> kind =
        form.choice("signer", "Who decides", typed.getFirst("signer"), Signer.Kind.class);
    String name =
        form.needed("signerName", "The name of who decides", typed.getFirst("signerName"), LINE);
    String relation = line("relation", "The relation");
    String proof = line("proof", "The proof");
    if (kind.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    if (kind.get() == Signer.Kind.PATIENT) {
      return Optional.of(Signer.patient(name));
    }
    if (relation.isEmpty()) {
      form.refuse("relation", "Write how this person is related to the patient.");
    }
    if (proof.isEmpty()) {
      form.refuse("proof", "Write which proof you have seen, for example a court order of 3 May.");
    }
    return relation.isEmpty() || proof.isEmpty()
        ? Optional.empty()
        : Optional.of(new Signer(kind.get(), name, relation, proof));
  }

  private @Nullable Assent assent() {
    String words = line("assentWords", "The child's words");
    String said = typed.getFirst("assent");
    return said == null || said.isEmpty() ? null : new Assent("yes".equals(said), words);
  }

  private @Nullable Interpreter interpreter() {
    String name = line("interpreterName", "The interpreter's name");
    String language = line("interpreterLanguage", "The language");
    String presence = typed.getFirst("interpreterPresence");
    if (name.isEmpty() && language.isEmpty()) {
      return null;
    }
    if (name.isEmpty()) {
      form.refuse("interpreterName", "Write the name of the interpreter.");
    }
    if (language.isEmpty()) {
      form.refuse("interpreterLanguage", "Write the language it was interpreted into.");
    }
    Optional<Interpreter.Presence> how =
        form.choice(
            "interpreterPresence",
            "How the interpreter was there",
            presence,
            Interpreter.Presence.class);
    return name.isEmpty() || language.isEmpty() || how.isEmpty()
        ? null
        : new Interpreter(name, language, how.get());
  }

  private @Nullable Signature signature(boolean yes) {
    String path = typed.getFirst("signaturePath");
    String name = line("typedName", "The typed name");
    String witness = line("witness", "The witness");
    String drawn = path == null ? "" : path.strip();
    if (!drawn.isEmpty() && !name.isEmpty()) {
      form.refuse("typedName", "It is drawn and typed. Clear one of the two.");
      return null;
    }
    if (!drawn.isEmpty()) {
      try {
        return new Signature.Drawn(drawn);
      } catch (IllegalArgumentException e) {
        form.refuse("signature", "The drawing could not be read. Clear it and draw again.");
        return null;
      }
    }
    if (name.isEmpty()) {
      if (yes) {
        form.refuse("signature", "A yes is signed: draw the name, or type it with a witness.");
      } else if (!witness.isEmpty()) {
        form.refuse("typedName", "There is a witness but no name. Type the name.");
      }
      return null;
    }
    if (witness.isEmpty()) {
      form.refuse("witness", "A typed name needs a witness. Type who saw it.");
      return null;
    }
    if (name.equalsIgnoreCase(witness)) {
      form.refuse("witness", "Nobody is their own witness. Somebody else has to see it.");
      return null;
    }
    return new Signature.Typed(name, witness);
  }

  private String line(String field, String label) {
    return form.line(field, label, typed.getFirst(field), LINE);
  }
}
