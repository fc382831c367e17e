package org.tautband.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Content;

/** What the pages of an episode share: finding it, and telling of what was saved meanwhile. */
@Component
class EpisodeDesk {
  private final Episodes episodes;
  private final Content content;
  private final Clock clock;

  EpisodeDesk(Episodes episodes, Content content, Clock clock) {
    this.episodes = episodes;
    this.content = content;
    this.clock = clock;
  }

  /** Somebody else saved meanwhile: theirs is shown beside what was typed, and nothing is lost. */
  String stale(
      Model model,
      HttpServletResponse response,
      Episode theirs,
      MultiValueMap<String, String> typed,
      String view) {
    response.setStatus(HttpStatus.CONFLICT.value());
    typed.set("edition", String.valueOf(theirs.edition().number()));
    model.addAttribute("episode", theirs);
    model.addAttribute("theirs", theirs);
    model.addAttribute("content", content);
    return view;
  }

  /** The episode when nobody has saved since the edition that the form was made from. */
  static Optional<Episode> shown(Episode now, MultiValueMap<String, String> typed) {
    return String.valueOf(now.edition().number()).equals(typed.getFirst("edition"))
        ? Optional.of(now)
        : Optional.empty();
  }

  Episode open(UUID patientId, UUID episodeId) {
    Episode episode = found(patientId, episodeId);
    if (!episode.isOpen()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, "this episode has ended");
    }
    return episode;
  }

  Episode found(UUID patientId, UUID episodeId) {
    return episodes.find(patientId, episodeId).orElseThrow(EpisodeDesk::notThere);
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such episode of this patient");
  }

  static String path(Episode episode) {
    return "/patients/" + episode.patientId() + "/episodes/" + episode.id();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LocaleContextHolder.getTimeZone().toZoneId());
  }
}
