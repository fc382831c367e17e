package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.needling.NeedleProduct;
import org.tautband.needling.NeedleProducts;

/** The needle catalogue: boxes by size, lot and expiry. */
@Controller
class NeedleController {
  private final NeedleProducts products;
  private final Clinics clinics;
  private final Clock clock;

  NeedleController(NeedleProducts products, Clinics clinics, Clock clock) {
    this.products = products;
    this.clinics = clinics;
    this.clock = clock;
  }

  @GetMapping("/needles")
  String all(Model model) {
    show(model, Map.of(), List.of());
    return "needling/needles";
  }

  @PostMapping("/needles")
  String add(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
    TypedForm form = new TypedForm();
    String maker = form.line("maker", "Maker", typed.get("maker"), 100);
    int gauge = gauge(form, typed.get("gauge"));
    int length = form.whole("length", "Length in mm", typed.get("length"), 5, 150);
    String lot = form.needed("lot", "Lot", typed.get("lot"), 80);
    LocalDate expires =
        form.neededDate(
            "expires",
            "Use before",
            new DateTyped(
                typed.get("expires.day"), typed.get("expires.month"), typed.get("expires.year")));
    if (!form.isGood() || expires == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(model, typed, form.problems());
      return "needling/needles";
    }
    products.add(
        new NeedleProduct(
            WordingForm.submission(typed), maker, gauge, length, lot, expires, true, 1));
    return "redirect:/needles";
  }

  /** Offers a box at the next starts, or no longer; old records keep it. */
  @PostMapping("/needles/{productId}")
  String offer(
      @PathVariable UUID productId,
      @RequestParam(defaultValue = "false") boolean inUse,
      @RequestParam(defaultValue = "0") int version) {
    products.offer(productId, inUse, version);
    return "redirect:/needles";
  }

  private static int gauge(TypedForm form, @Nullable String typed) {
    try {
      String plain = typed == null ? "" : typed.strip().replace(',', '.');
      if (plain.length() > 10) throw new NumberFormatException();
      int um = new BigDecimal(plain).movePointRight(3).intValueExact();
      if (um >= 100 && um <= 1000) return um;
    } catch (ArithmeticException | NumberFormatException e) {
      // falls to the message
    }
    form.refuse("gauge", "Diameter: type millimetres from 0.10 to 1.00, for example 0.25.");
    return 100;
  }

  private void show(Model model, Map<String, String> typed, List<FieldProblem> problems) {
    ZoneId zone = clinics.all().stream().findFirst().map(c -> c.zone()).orElse(ZoneId.of("UTC"));
    model.addAttribute("today", LocalDate.ofInstant(clock.instant(), zone));
    model.addAttribute("products", products.all());
    model.addAttribute("form", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("submission", Ids.next());
  }
}
