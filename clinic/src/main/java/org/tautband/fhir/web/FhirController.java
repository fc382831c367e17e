package org.tautband.fhir.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.fhir.Capability;
import org.tautband.fhir.FhirJson;
import org.tautband.fhir.Versions;

/** FHIR R4 read only: read, vread, history and search over the published versions. */
@RestController
class FhirController {
  private static final Logger LOG = LoggerFactory.getLogger(FhirController.class);
  private static final String FHIR_JSON = "application/fhir+json;charset=UTF-8";
  private static final String ID = "[A-Za-z0-9.-]{1,64}";
  private static final int HISTORY_PAGE = 50;
  private final Versions versions;
  private final CareRelations care;
  private final Clock clock;
  private final String baseUrl;

  FhirController(
      Versions versions,
      CareRelations care,
      Clock clock,
      @Value("${tautband.base-url:}") String baseUrl) {
    this.versions = versions;
    this.care = care;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  /** Something that ends the request with an OperationOutcome. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final HttpStatus status;
    private final String code;

    Refused(HttpStatus status, String code, String words) {
      super(words, null, false, false);
      this.status = status;
      this.code = code;
    }
  }

  @GetMapping("/fhir/metadata")
  ResponseEntity<byte[]> metadata(HttpServletRequest request) {
    checkFormat(request);
    return ResponseEntity.ok()
        .header("Content-Type", FHIR_JSON)
        .body(utf8(Capability.statement(base())));
  }

  @GetMapping("/fhir/{type}/{id}")
  ResponseEntity<byte[]> read(
      @PathVariable String type, @PathVariable String id, HttpServletRequest request) {
    check(type, id, request);
    return answer(versions.newest(type, id).orElseThrow(FhirController::unknown), request);
  }

  @GetMapping("/fhir/{type}/{id}/_history/{version}")
  ResponseEntity<byte[]> vread(
      @PathVariable String type,
      @PathVariable String id,
      @PathVariable String version,
      HttpServletRequest request) {
    check(type, id, request);
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw unknown();
    }
    return answer(
        versions.version(type, id, Integer.parseInt(version)).orElseThrow(FhirController::unknown),
        request);
  }

  @GetMapping("/fhir/{type}/{id}/_history")
  ResponseEntity<byte[]> history(
      @PathVariable String type, @PathVariable String id, HttpServletRequest request) {
    checkPath(type, id);
    checkFormat(request);
    int before = Integer.MAX_VALUE;
    int count = HISTORY_PAGE;
    for (var name : request.getParameterMap().keySet()) {
      switch (name) {
        case "_format" -> {}
        case "_count" -> count = Math.clamp(number(request, name), 1, SearchForm.MOST);
        case "_before" -> before = number(request, name);
        default -> throw refusedParameter("Supported for history: _count, _format.");
      }
    }
    var found = versions.history(type, id, before, count + 1);
    if (found.isEmpty() && versions.newest(type, id).isEmpty()) {
      throw unknown();
    }
    found.stream().findFirst().ifPresent(this::checkCare);
    var page = found.subList(0, Math.min(count, found.size()));
    var links = new ArrayList<FhirJson.PageLink>();
    links.add(new FhirJson.PageLink("self", self(request)));
    if (found.size() > count) {
      links.add(
          new FhirJson.PageLink(
              "next",
              base()
                  + "/%s/%s/_history?_count=%d&_before=%d"
                      .formatted(type, id, count, page.getLast().version())));
    }
    return bundle("history", null, links, page, List.of());
  }

  @GetMapping("/fhir/{type}")
  ResponseEntity<byte[]> search(@PathVariable String type, HttpServletRequest request) {
    checkPath(type, "x");
    checkFormat(request);
    return switch (SearchForm.read(type, request.getParameterMap(), lenient(request))) {
      case SearchForm.Asked.Refused refused ->
          throw new Refused(HttpStatus.BAD_REQUEST, "invalid", refused.words());
      case SearchForm.Asked.Query q -> found(type, q);
    };
  }

  private ResponseEntity<byte[]> found(String type, SearchForm.Asked.Query asked) {
    var links = new ArrayList<FhirJson.PageLink>();
    links.add(new FhirJson.PageLink("self", address(type, asked, Optional.empty())));
    if (asked.counted()) {
      return bundle(
          "searchset",
          versions.count(asked.query(), narrowing(type)),
          links,
          List.of(),
          asked.ignored());
    }
    var found = versions.search(asked.query(), narrowing(type));
    int count = asked.query().count();
    var page = found.subList(0, Math.min(count, found.size()));
    if (found.size() > count) {
      links.add(
          new FhirJson.PageLink("next", address(type, asked, Optional.of(page.getLast().id()))));
    }
    return bundle("searchset", null, links, page, asked.ignored());
  }

  private String address(String type, SearchForm.Asked.Query asked, Optional<String> after) {
    var parts = new ArrayList<String>();
    asked
        .used()
        .forEach(
            (name, values) -> {
              if (after.isEmpty() || !name.equals("_after")) {
                values.forEach(value -> parts.add(part(name, value)));
              }
            });
    after.ifPresent(id -> parts.add(part("_after", id)));
    return base() + "/" + type + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  private static String part(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private ResponseEntity<byte[]> bundle(
      String type,
      @org.jspecify.annotations.Nullable Long total,
      List<FhirJson.PageLink> links,
      List<Versions.Version> page,
      List<String> ignored) {
    page.forEach(FhirController::shows);
    var answer = new FhirJson.Answer(type, total, clock.instant(), links, page, base(), ignored);
    return ResponseEntity.ok().header("Content-Type", FHIR_JSON).body(answer.bytes());
  }

  /** Clinical text of a patient in whose care the person has no part is not in what is found. */
  private Optional<CareRelations.Narrowing> narrowing(String type) {
    return MayRead.isIdentity(type) ? Optional.empty() : care.narrowing("c.patient_id");
  }

  private void checkCare(Versions.Version version) {
    var patient = version.patientId();
    if (patient == null || MayRead.isIdentity(version.type()) || !MayRead.isAPerson()) {
      return;
    }
    shows(version);
    if (!care.reads(patient)) {
      throw new Refused(
          HttpStatus.FORBIDDEN,
          "forbidden",
          "You have no part in this patient's care. /patients/"
              + patient
              + "/break-glass says how the record is opened.");
    }
  }

  private static void shows(Versions.Version version) {
    var patient = version.patientId();
    if (patient != null) {
      Audit.shows(patient);
    }
  }

  private ResponseEntity<byte[]> answer(Versions.Version version, HttpServletRequest request) {
    checkCare(version);
    shows(version);
    var tag = "W/\"" + version.version() + "\"";
    var modified =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(version.instant().atZone(ZoneOffset.UTC));
    boolean known = tag.equals(request.getHeader("If-None-Match"));
    return ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
        .header("ETag", tag)
        .header("Last-Modified", modified)
        .header("Content-Type", FHIR_JSON)
        .header("Cache-Control", "no-cache, private")
        .body(known ? null : version.bytes());
  }

  private void check(String type, String id, HttpServletRequest request) {
    checkPath(type, id);
    checkFormat(request);
    for (var name : request.getParameterMap().keySet()) {
      if (!name.equals("_format")) {
        throw refusedParameter("Supported here: _format.");
      }
    }
  }

  private static void checkPath(String type, String id) {
    if (!Capability.serves(type)) {
      throw new Refused(
          HttpStatus.NOT_FOUND, "not-supported", "This server does not serve that type.");
    }
    if (!id.matches(ID)) {
      throw unknown();
    }
    if (!MayRead.allows(type)) {
      throw new Refused(
          HttpStatus.FORBIDDEN, "forbidden", "Your sign-in or token does not read " + type + ".");
    }
  }

  private static void checkFormat(HttpServletRequest request) {
    var format = request.getParameter("_format");
    var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("*/*");
    boolean json =
        format == null
            ? accept.contains("json") || accept.contains("*/*") || accept.contains("application/*")
            : format.equals("json")
                || format.startsWith("application/json")
                || format.startsWith("application/fhir+json")
                || format.startsWith("application/fhir json");
    if (!json) {
      throw new Refused(
          HttpStatus.NOT_ACCEPTABLE, "not-supported", "This server speaks application/fhir+json.");
    }
  }

  private static boolean lenient(HttpServletRequest request) {
    var prefer = Optional.ofNullable(request.getHeader("Prefer")).orElse("").replace(" ", "");
    return prefer.contains("handling=lenient");
  }

  private static int number(HttpServletRequest request, String name) {
    var value = request.getParameter(name);
    if (value == null || !value.matches("[0-9]{1,9}")) {
      throw refusedParameter(name + " must be a whole number.");
    }
    return Integer.parseInt(value);
  }

  private static Refused refusedParameter(String words) {
    return new Refused(HttpStatus.BAD_REQUEST, "invalid", words);
  }

  private static Refused unknown() {
    return new Refused(HttpStatus.NOT_FOUND, "not-found", "There is no such resource here.");
  }

  /** Everything else below /fhir: this record is read, never written from outside. */
  @RequestMapping({"/fhir", "/fhir/**"})
  ResponseEntity<byte[]> nothingElse(HttpServletRequest request) {
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return outcome(
        read ? HttpStatus.NOT_FOUND : HttpStatus.METHOD_NOT_ALLOWED,
        "not-supported",
        "See /fhir/metadata for what this server does.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(Refused refused) {
    return outcome(refused.status, refused.code, String.valueOf(refused.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> undecodable(InvalidParameterException fault) {
    return outcome(
        HttpStatus.BAD_REQUEST, "invalid", "A parameter holds characters that are not allowed.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> failed(RuntimeException fault) {
    LOG.error("A FHIR request failed", fault);
    return outcome(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "exception",
        "The server failed; its log says why. Nothing was changed.");
  }

  private static ResponseEntity<byte[]> outcome(HttpStatus status, String code, String words) {
    return ResponseEntity.status(status)
        .header("Content-Type", FHIR_JSON)
        .header("Cache-Control", "no-store")
        .body(utf8(FhirJson.outcome(code, words)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String base() {
    return baseUrl.isBlank()
        ? ServletUriComponentsBuilder.fromCurrentContextPath().path("/fhir").toUriString()
        : baseUrl.replaceAll("/+$", "") + "/fhir";
  }

  private String self(HttpServletRequest request) {
    return base() + request.getRequestURI().substring("/fhir".length());
  }
}
