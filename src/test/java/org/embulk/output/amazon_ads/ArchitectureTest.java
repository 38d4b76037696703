package org.embulk.output.amazon_ads;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds the directions between the packages. ArchUnit itself fails a rule that matches no class, so
 * one broken class, which breaks several rules, is enough to show that they catch anything.
 */
class ArchitectureTest {
  private static final String ROOT = ArchitectureTest.class.getPackageName();
  private static final String BROKEN = ROOT + ".broken";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses BROKEN_ONES = new ClassFileImporter().importPackages(BROKEN);

  @Test
  void nobodyImportsTheRoot() {
    noneIn(ROOT + ".*..", resideInAPackage(ROOT)).check(OURS);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void okHttpStaysInDeliver() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("..deliver..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");
    assertThat(rule.evaluate(BROKEN_ONES).hasViolation()).isTrue();
    rule.check(OURS);
  }

  @Test
  void onlyTheCommandPrints() {
    ArchRule rule =
        noClasses().that().resideOutsideOfPackage("..command..").should(ACCESS_STANDARD_STREAMS);
    assertThat(rule.evaluate(BROKEN_ONES).hasViolation()).isTrue();
    rule.check(OURS);
  }

  @Test
  void nobodyUsesTheLoggingOfTheJdk() {
    noneIn(ROOT + "..", resideInAPackage("java.util.logging..")).check(OURS);
  }

  @Test
  void convertHasNoLogger() {
    noneIn(ROOT + ".convert..", resideInAnyPackage("org.slf4j..")).check(OURS);
  }

  @Test
  void convertHasNeitherClockNorChance() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".convert..", BROKEN)
            .should()
            .accessTargetWhere(CLOCK_OR_CHANCE);
    assertThat(rule.evaluate(BROKEN_ONES).hasViolation()).isTrue();
    rule.check(OURS);
  }

  /** What a class must be given rather than take for itself. */
  private static final DescribedPredicate<JavaAccess<?>> CLOCK_OR_CHANCE =
      DescribedPredicate.describe(
          "the clock or chance is read",
          access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            String name = target.getName();
            boolean constructor = name.equals("<init>");
            return owner.startsWith("java.time.") && name.equals("now")
                || owner.equals("java.time.Clock") && (name + " ").matches("(system|tick).*")
                || owner.equals("java.lang.System")
                    && Set.of("currentTimeMillis", "nanoTime").contains(name)
                || owner.equals("java.util.Date") && constructor && hasNoArguments(target)
                || owner.equals("java.util.Calendar") && name.equals("getInstance")
                || owner.equals("java.util.UUID") && name.equals("randomUUID")
                || owner.equals("java.lang.Math") && name.equals("random")
                || target.getOwner().isAssignableTo(Random.class)
                    && (constructor || name.equals("current"));
          });

  private static boolean hasNoArguments(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget codeUnit
        && codeUnit.getRawParameterTypes().isEmpty();
  }

  private static ArchRule noneIn(String from, DescribedPredicate<JavaClass> to) {
    return noClasses().that().resideInAPackage(from).should().dependOnClassesThat(to);
  }
}
