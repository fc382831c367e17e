package org.tautband.shell.demo;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.bookings.Enquiries;
import org.tautband.bookings.Enquiries.Wish;
import org.tautband.bookings.Enquiry.Question;
import org.tautband.bookings.Enquiry.Reach;
import org.tautband.bookings.Enquiry.Way;
import org.tautband.bookings.OpenClinics;
import org.tautband.bookings.Situation;
import org.tautband.bookings.UrgentSigns;
import org.tautband.database.Ids;
import org.tautband.worklist.Worklist;

/** Both clinics take questions; a few came by the form, and one is answered already. */
@Component
class DemoQuestions {
  private final OpenClinics open;
  private final Enquiries enquiries;
  private final UrgentSigns signs;
  private final Worklist worklist;

  DemoQuestions(OpenClinics open, Enquiries enquiries, UrgentSigns signs, Worklist worklist) {
    this.open = open;
    this.enquiries = enquiries;
    this.signs = signs;
    this.worklist = worklist;
  }

  void ask(DemoHouse house) {
    open.open(house.riverside().id());
    open.open(house.hillside().id());
    ask(
        new Wish.For(house.riverside()),
        new Question(
            "My heel hurts in the morning. Is needling something for it?",
            "heel pain",
            "",
            List.of(),
            Set.of(Situation.BLOOD_THINNER)),
        new Reach(Way.EMAIL, "A. Nonym", "a.nonym@example.org", "", "Tuesdays after 16:00"));
    ask(
        new Wish.NoPreference(house.riverside()),
        new Question(
            "My back hurts since yesterday and my leg feels odd.",
            "",
            "",
            signs.ticked(Set.of("RF003")),
            Set.of()),
        new Reach(Way.CALL, "Jo Fiktiv", "", "020 915 0199", ""));
    var answered =
        ask(
            new Wish.For(house.hillside()),
            new Question("How much does a visit cost?", "", "", List.of(), Set.of()),
            new Reach(Way.TEXT, "Toni Test", "", "020 915 0198", ""));
    CurrentActor.call(
        house.lee(),
        () -> {
          var item = worklist.find(answered).orElseThrow();
          worklist.take(item.id(), item.version(), house.lee());
          return worklist.close(item.id(), "Sent the price list by text.", house.lee());
        });
  }

  private java.util.UUID ask(Wish wish, Question question, Reach reach) {
    return CurrentActor.call(
        Actor.TAUTBAND, () -> enquiries.receive(Ids.next(), wish, question, reach).id());
  }
}
