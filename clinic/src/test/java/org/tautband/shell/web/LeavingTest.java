package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Accounts;
import org.tautband.access.Role;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Slot;
import org.tautband.database.Ids;
import org.tautband.needling.NeedlingTest;
import org.tautband.worklist.Item;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Worklist;

/** Somebody is disabled: what they have in hand is listed without patients, and handed over. */
class LeavingTest extends NeedlingTest {
  @Autowired Diary diary;
  @Autowired Worklist worklist;
  @Autowired Accounts accounts;

  @Test
  void whatADisabledPersonHasInHandGoesToSomebodyElseOrSaysWhoMustDoWhat() {
    prepare();
    var session = started();
    var itemId = Ids.next();
    as(() -> worklist.add(item(itemId)));
    as(() -> worklist.take(itemId, 1, kim));
    as(this::bookTomorrow);
    var heir = heir();

    var administrator = new Visitor(base());
    administrator.signIn(clinic.administrator().login(), Fixtures.PASSWORD);
    var account = "/admin/accounts/" + kim.accountId();
    var disabled = administrator.post("/admin/accounts", account + "/disable", Map.of());
    assertThat(disabled.location()).endsWith(account + "/leaving?disabled");
    var list = administrator.get(account + "/leaving?disabled").body();
    assertThat(list)
        .contains("not signed")
        .contains("Ring back about the parking")
        .contains("Test clinic")
        .doesNotContain("Probe")
        .doesNotContain("My neck hurts");
    assertThat(administrator.post(account + "/leaving", account + "/hand-over", Map.of()).status())
        .isEqualTo(302);
    assertThat(administrator.get(account + "/leaving").body()).contains("Nothing was handed over");

    administrator.post(account + "/leaving", account + "/hand-over", Map.of("to", heir.toString()));
    var handed = administrator.get(account + "/leaving").body();
    assertThat(handed)
        .contains("cannot be signed for somebody else")
        .contains("Ring back about the parking")
        .contains("Robin Heir does not treat");
    var mine =
        clinic.as(clinic.administrator(), () -> worklist.open()).stream()
            .filter(i -> i.owner().taken() != null)
            .toList();
    assertThat(mine).hasSize(2).allMatch(i -> heir.equals(i.owner().taken().accountId()));
    assertThat(mine).anyMatch(i -> i.path().equals(session.path()));
  }

  private Item item(java.util.UUID id) {
    return Item.fresh(
        id,
        Kind.HANDED_OVER,
        new Item.What("Ring back about the parking", ""),
        new Item.About.Named("Somebody"),
        Item.Owner.nobodyYet(Role.CLINICIAN, clinicId),
        clock.instant(),
        "/worklist",
        new Item.Opened(clock.instant(), "a test"));
  }

  private BookingAnswer bookTomorrow() {
    var room = clinics.rooms(clinicId).getFirst().id();
    var slot =
        Slot.of(clock.instant().plus(java.time.Duration.ofDays(1)), java.time.Duration.ofHours(1));
    var place = new Booking.Place(clinicId, room, practitionerId);
    return diary.book(patientId, new BookingWish(place, slot, "", true), Ids.next(), null);
  }

  private java.util.UUID heir() {
    var added =
        clinic.as(
            clinic.administrator(),
            () ->
                accounts.add(
                    new Accounts.NewAccount(
                        "heir-" + clinic.key(),
                        "Robin Heir",
                        java.util.Set.of(Role.CLINICIAN),
                        null,
                        clinicId)));
    return ((Accounts.Added.Done) added).accountId();
  }
}
