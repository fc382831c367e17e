package org.tautband.followup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Year;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.followup.CheckInLinks;
import org.tautband.followup.CheckInLinks.Link;

/**
 * What stands before every page of a patient's link: the link must be open, and the year of birth
 * is looked at each time. Opening a link uses nothing up.
 */
@Component
class LinkDoor {
  private final CheckInLinks links;
  private final ClosedPage closed;
  private final Clock clock;

  LinkDoor(CheckInLinks links, ClosedPage closed, Clock clock) {
    this.links = links;
    this.closed = closed;
    this.clock = clock;
  }

  /**
   * One kind of link.
   *
   * @param begin where the year of birth is sent
   */
  record Door(CheckInLinks.Asks asks, String begin) {}

  /** What somebody finds who may answer; runs in the link's group. */
  interface Behind {
    String page(Link link, TypedForm form);
  }

  String open(Door door, String secret, HttpServletResponse response, Model model) {
    response.setHeader("Cache-Control", "no-store");
    var link = links.find(secret).filter(one -> one.asks() == door.asks());
    return link.filter(Link::open).isPresent() ? year(door, secret, model) : closed.of(link, model);
  }

  String pass(
      Door door,
      MultiValueMap<String, String> typed,
      HttpServletResponse response,
      Model model,
      Behind behind) {
    response.setHeader("Cache-Control", "no-store");
    var secret = Objects.requireNonNullElse(typed.getFirst("link"), "");
    var link = links.find(secret).filter(one -> one.asks() == door.asks());
    if (link.filter(Link::open).isEmpty()) return closed.of(link, model);
    var form = new TypedForm();
    int oldest = Year.now(clock).getValue() - 130;
    int year =
        form.whole("born", "Your year of birth", typed.getFirst("born"), oldest, oldest + 130);
    model.addAttribute("link", secret);
    model.addAttribute("born", typed.getFirst("born"));
    if (!form.isGood()) return again(door, form, secret, response, model);
    return CurrentGroup.call(
        link.get().groupId(),
        () ->
            switch (links.year(link.get(), year)) {
              case CheckInLinks.Year.Right right -> behind.page(link.get(), form);
              case CheckInLinks.Year.Wrong wrong -> {
                form.refuse("born", notTheirYear(wrong.triesLeft()));
                yield wrong.triesLeft() == 0
                    ? closed.of(links.find(secret), model)
                    : again(door, form, secret, response, model);
              }
            });
  }

  private static String notTheirYear(int left) {
    return "This is not the year of birth the clinic knows. Type it again; you may try "
        + (left == 1 ? "once" : left + " times")
        + " more.";
  }

  private String again(
      Door door, TypedForm form, String secret, HttpServletResponse response, Model model) {
    response.setStatus(422);
    model.addAttribute("problems", form.problems());
    return year(door, secret, model);
  }

  private String year(Door door, String secret, Model model) {
    model.addAttribute("link", secret);
    model.addAttribute("begin", door.begin());
    model.addAttribute("emergency", closed.emergencyInWords());
    return "followup/year";
  }

  /** The id of this sending: the same form twice is one answer. */
  static UUID submission(MultiValueMap<String, String> typed) {
    return Ids.sent(typed.getFirst("submission"));
  }
}
