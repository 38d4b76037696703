package org.embulk.output.amazon_ads_conversion;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskSource;
import org.junit.jupiter.api.Test;

/**
 * Holds the directions between the packages.
 *
 * <p>Each rule is first shown to catch the classes of the {@code broken} package, which is laid out
 * like ours and breaks every rule, and then applied to ours. A rule about a package that is empty
 * fails too.
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
    holds(
        root ->
            noClasses()
                .that()
                .resideInAPackage(root + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root),
        "report.KnowsRoot");
  }

  @Test
  void configConvertAndReportKnowNoOtherStage() {
    holds(root -> knowsOnly(root, "config..", "config..", "text"), "config.KnowsReport");
    holds(
        root -> knowsOnly(root, "convert..", "convert..", "text"),
        "convert.KnowsConfig",
        "convert.normalize.KnowsReport");
    holds(root -> knowsOnly(root, "report..", "report..", "text"), "report.KnowsEvent");
  }

  @Test
  void deliverKnowsItsRoomsAndTheFinishedEvent() {
    holds(
        root -> knowsOnly(root, "deliver", "deliver..", "convert.Event"),
        "deliver.KnowsConfig",
        "deliver.KnowsConverter",
        "deliver.KnowsReport");
  }

  @Test
  void eventsKnowsLoginErrorsHttpRetriesAndTheFinishedEvent() {
    holds(
        root ->
            knowsOnly(
                root,
                "deliver.events",
                "deliver.events",
                "deliver.auth",
                "deliver.error",
                "deliver.http",
                "deliver.retry",
                "convert.Event"),
        "deliver.events.KnowsClient",
        "deliver.events.KnowsConverter");
  }

  /** Another plugin, one that sends audiences, is to be built on these. */
  @Test
  void whatAnotherPluginCanUseKnowsNoEvents() {
    holds(
        root ->
            knowsOnly(
                root,
                "deliver.auth",
                "deliver.auth",
                "deliver.error",
                "deliver.http",
                "deliver.retry"),
        "deliver.auth.KnowsEvents");
    holds(root -> knowsOnly(root, "deliver.error", "deliver.error"), "deliver.error.KnowsAuth");
    holds(root -> knowsOnly(root, "deliver.http", "deliver.http"), "deliver.http.KnowsEvent");
    holds(root -> knowsOnly(root, "deliver.retry", "deliver.retry"), "deliver.retry.KnowsHttp");
    holds(
        root -> knowsOnly(root, "convert.normalize", "convert.normalize", "text"),
        "convert.normalize.KnowsRow");
    holds(root -> knowsOnly(root, "text", "text"), "text.KnowsEvent");
  }

  @Test
  void rowKnowsNothingButBlanks() {
    holds(
        root -> knowsOnly(root, "convert.row", "convert.row", "text"),
        "convert.row.KnowsNormalize");
  }

  /** It sees values and what became of them, and neither their row nor their event. */
  @Test
  void checkKnowsOnlyWhatNormalizationMade() {
    holds(
        root -> knowsOnly(root, "convert.check", "convert.check", "convert.normalize"),
        "convert.check.KnowsRow");
  }

  @Test
  void packagesFormNoCycle() {
    holds(
        root -> slices().matching(root + ".(**)").should().beFreeOfCycles(),
        "convert.row.KnowsNormalize",
        "convert.normalize.KnowsRow");
  }

  @Test
  void okHttpStaysInDeliver() {
    holds(
        root ->
            noClasses()
                .that()
                .resideOutsideOfPackage(root + ".deliver..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio.."),
        "report.UsesOkHttp");
  }

  @Test
  void embulkSpiStaysInTheRootAndTheConfig() {
    holds(
        root ->
            noClasses()
                .that()
                .resideOutsideOfPackages(root, root + ".config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.embulk.spi.."),
        "convert.UsesSpi");
  }

  @Test
  void theTaskStaysInTheRootAndTheConfig() {
    holds(
        root ->
            noClasses()
                .that()
                .resideOutsideOfPackages(root, root + ".config..")
                .should()
                .dependOnClassesThat(
                    resideInAPackage("org.embulk.util.config..")
                        .or(JavaClass.Predicates.assignableTo(org.embulk.util.config.Task.class))
                        .or(JavaClass.Predicates.assignableTo(ConfigSource.class))
                        .or(JavaClass.Predicates.assignableTo(TaskSource.class))),
        "deliver.KnowsConfig",
        "deliver.UsesTaskSource");
  }

  @Test
  void onlyTheCommandPrints() {
    holds(
        root ->
            noClasses()
                .that()
                .resideOutsideOfPackage(root + ".command..")
                .should(ACCESS_STANDARD_STREAMS),
        "report.Prints");
  }

  @Test
  void nobodyUsesTheLoggingOfTheJdk() {
    holds(
        root ->
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging.."),
        "report.UsesJdkLogging");
  }

  @Test
  void convertHasNoLogger() {
    holds(root -> noneIn(root + ".convert..", resideInAnyPackage("org.slf4j..")), "convert.Logs");
  }

  @Test
  void convertHasNeitherClockNorChance() {
    holds(
        root ->
            noClasses()
                .that()
                .resideInAPackage(root + ".convert..")
                .should()
                .accessTargetWhere(CLOCK_OR_CHANCE),
        "convert.ReadsClock.instant()",
        "convert.ReadsClock.supplier()",
        "convert.ReadsClock.clock()",
        "convert.ReadsClock.date()",
        "convert.ReadsClock.millis()",
        "convert.normalize.RollsDice.identifier()",
        "convert.normalize.RollsDice.local()",
        "convert.normalize.RollsDice.math()",
        "convert.normalize.RollsDice.number()");
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

  /**
   * Forbids the classes of a package to know any class of the project but these.
   *
   * @param from a package below the root, with two full stops after it if its own are meant too
   * @param known packages below the root, or a single class
   */
  private static ArchRule knowsOnly(String root, String from, String... known) {
    DescribedPredicate<JavaClass> others = resideInAPackage(root + "..");
    for (String name : known) {
      boolean isClass = name.matches(".*\\.[A-Z]\\w*");
      others =
          others.and(
              DescribedPredicate.not(
                  isClass
                      ? nameMatching(Pattern.quote(root + "." + name) + "(\\$.*)?")
                      : resideInAPackage(root + "." + name)));
    }
    return noneIn(root + "." + from, others);
  }

  private static ArchRule noneIn(String from, DescribedPredicate<JavaClass> to) {
    return noClasses().that().resideInAPackage(from).should().dependOnClassesThat(to);
  }

  /** Applies the rule, once it has caught each of these parts of the broken package. */
  private static void holds(Function<String, ArchRule> rule, String... caught) {
    String report = rule.apply(BROKEN).evaluate(BROKEN_ONES).getFailureReport().toString();
    for (String part : caught) {
      assertThat(report).contains(BROKEN + "." + part);
    }
    rule.apply(ROOT).check(OURS);
  }
}
