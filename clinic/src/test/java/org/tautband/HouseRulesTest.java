package org.tautband;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;

/** House rules that a compiler does not know (CONTRIBUTING.md says why). */
@AnalyzeClasses(packages = "org.tautband", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final DescribedPredicate<JavaClass> MAY_SPEAK_HAPI =
      DescribedPredicate.describe(
          "live in fhir or history, or are called *Fhir",
          c ->
              c.getPackageName().startsWith("org.tautband.fhir")
                  || c.getPackageName().startsWith("org.tautband.history")
                  || outermost(c).getSimpleName().endsWith("Fhir"));

  private static JavaClass outermost(JavaClass c) {
    return c.getEnclosingClass().map(HouseRulesTest::outermost).orElse(c);
  }

  @ArchTest
  static final ArchRule HAPI_STAYS_AT_THE_EDGE =
      noClasses()
          .that(DescribedPredicate.not(MAY_SPEAK_HAPI))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      classes()
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.not(
                  com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching(
                      ".*(Impl|Service|Util|Utils|Manager|Dto|Entity)")));

  @ArchTest
  static final ArchRule CONTROLLERS_STAY_IN_THEIR_ROOM =
      classes()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .should()
          .bePackagePrivate()
          .andShould()
          .resideInAPackage("..web..");

  /** Ids, tokens and one-time codes follow real time; everything else asks the one clock. */
  private static final List<String> REAL_TIME =
      List.of("org.tautband.database", "org.tautband.access", "org.tautband.shell.cli");

  @ArchTest
  static final ArchRule INSTANTS_COME_FROM_THE_ONE_CLOCK =
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "are clinical",
                  c -> REAL_TIME.stream().noneMatch(p -> c.getPackageName().startsWith(p))))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now");

  @ArchTest
  static final ArchRule NOTHING_SLEEPS_OR_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tautband.shell.cli..", "org.tautband.database..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
