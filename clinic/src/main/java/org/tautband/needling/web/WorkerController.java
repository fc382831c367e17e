package org.tautband.needling.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the session page's worker from the root: a worker reaches only what lies below it. */
@RestController
class WorkerController {
  @GetMapping("/session-worker.js")
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript"))
        .cacheControl(CacheControl.noCache())
        .body(new ClassPathResource("static/js/needling/session-worker.js"));
  }
}
