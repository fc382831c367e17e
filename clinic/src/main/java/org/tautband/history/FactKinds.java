package org.tautband.history;

/** The kinds of {@code record_facts.csv} in words a clinician uses. */
final class FactKinds {
  private FactKinds() {}

  static String inWords(String kind) {
    return switch (kind) {
      case "anticoagulant" -> "Medicine that thins the blood (anticoagulant)";
      case "antiplatelet" -> "Medicine that thins the blood (acts on platelets)";
      case "bleeding_disorder" -> "Bleeding disorder";
      case "cancer" -> "Cancer, now or before";
      case "copd_or_lung_disease" -> "Lung disease";
      case "diabetes" -> "Diabetes";
      case "disinfectant_allergy" -> "Allergy to a disinfectant or plaster";
      case "epilepsy" -> "Epilepsy or seizures";
      case "fainting" -> "Fainting";
      case "heart_disease" -> "Heart disease";
      case "immune_suppression" -> "Weakened immune system";
      case "implant_device" -> "Implanted electrical device";
      case "joint_replacement" -> "Joint replacement or metal in the body";
      case "latex_allergy" -> "Latex allergy";
      case "lymphoedema" -> "Lymphoedema";
      case "metal_allergy" -> "Metal allergy";
      case "osteoporosis_or_steroid" -> "Thin bones or steroid medicine";
      case "pacemaker" -> "Pacemaker";
      case "pregnancy" -> "Pregnancy";
      case "recent_surgery" -> "Operation";
      case "stroke" -> "Stroke or high blood pressure";
      // A kind added to the content shows under its key until it gets words here.
      default -> kind.replace('_', ' ');
    };
  }
}
