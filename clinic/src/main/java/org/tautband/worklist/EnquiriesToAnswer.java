package org.tautband.worklist;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Role;
import org.tautband.bookings.Enquiry;
import org.tautband.bookings.EnquiryReceived;
import org.tautband.bookings.Situation;

/** A question from the public form is work of a clinician: the answer is promised to be theirs. */
@Component
class EnquiriesToAnswer {
  private static final int WORDS_SHOWN = 160;
  private static final int SIGNS_SHOWN = 3;
  private final Worklist worklist;

  EnquiriesToAnswer(Worklist worklist) {
    this.worklist = worklist;
  }

  /** In the transaction of the enquiry: both are kept or neither. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void received(EnquiryReceived received) {
    var enquiry = received.enquiry();
    worklist.add(
        Item.fresh(
            enquiry.id(),
            Kind.ENQUIRY,
            new Item.What(sentence(enquiry), clinical(enquiry.question())),
            new Item.About.Named(enquiry.reach().name()),
            Item.Owner.nobodyYet(Role.CLINICIAN, enquiry.clinicId()),
            received.actBy(),
            "/worklist/enquiries/" + enquiry.id(),
            new Item.Opened(enquiry.receivedAt(), "the public form")));
  }

  /** That it is urgent, everybody may know who has to bring it to a clinician. */
  private static String sentence(Enquiry enquiry) {
    return enquiry.question().urgency().isPresent()
        ? "Urgent question by the form: a clinician reads it now"
        : "Question by the form";
  }

  private static String clinical(Enquiry.Question question) {
    var parts = new ArrayList<String>();
    question.signs().stream()
        .limit(SIGNS_SHOWN)
        .forEach(sign -> parts.add("Ticked: " + sign.ask()));
    if (question.signs().size() > SIGNS_SHOWN) {
      parts.add("And " + (question.signs().size() - SIGNS_SHOWN) + " more signs.");
    }
    if (!question.situations().isEmpty()) {
      parts.add(
          question.situations().stream()
              .sorted()
              .map(Situation::told)
              .collect(Collectors.joining(", ", "Says: ", ".")));
    }
    parts.add("“" + shortened(question.words()) + "”");
    return String.join(" ", parts);
  }

  private static String shortened(String words) {
    var line = words.replace('\n', ' ');
    return line.codePointCount(0, line.length()) <= WORDS_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WORDS_SHOWN)) + "…";
  }
}
