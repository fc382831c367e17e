package org.tautband.guide.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.Role;
import org.tautband.guide.Illustrations;

/**
 * Pictures of articles: brought in by staff, sent to everybody once a published text shows them.
 */
@Controller
class PicturesController {
  private final Illustrations illustrations;

  PicturesController(Illustrations illustrations) {
    this.illustrations = illustrations;
  }

  @GetMapping("/articles/pictures")
  String list(@RequestParam(defaultValue = "") String kept, Model model) {
    model.addAttribute("kept", kept);
    model.addAttribute("pictures", illustrations.all());
    return "guide/articles/pictures";
  }

  @PostMapping("/articles/pictures")
  ModelAndView bring(@RequestParam(required = false) @Nullable MultipartFile file, Model model)
      throws IOException {
    byte[] bytes =
        file == null || file.getSize() > Illustrations.MOST_BYTES * 200L
            ? new byte[0]
            : file.getBytes();
    String name = file == null ? "" : Optional.ofNullable(file.getOriginalFilename()).orElse("");
    return switch (illustrations.bring(name, bytes, CurrentActor.get())) {
      case Illustrations.Brought.Done done ->
          new ModelAndView("redirect:/articles/pictures?kept=" + done.kept().sha256());
      case Illustrations.Brought.Refused refused -> {
        model.addAttribute("problems", List.of(new FieldProblem("file", refused.reason())));
        yield new ModelAndView(list("", model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
      }
    };
  }

  /** Named by its own hash: whoever has it needs to ask no more. */
  @GetMapping("/guide/images/{sha256}")
  ResponseEntity<byte[]> image(@PathVariable String sha256) {
    boolean staff =
        CurrentActor.find().filter(a -> a.is(Role.CLINICIAN) || a.is(Role.MANAGER)).isPresent();
    return illustrations
        .sent(sha256, staff)
        .map(
            sent ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(sent.mediaType()))
                    .cacheControl(
                        staff
                            ? CacheControl.noStore()
                            : CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                    .body(sent.bytes()))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
