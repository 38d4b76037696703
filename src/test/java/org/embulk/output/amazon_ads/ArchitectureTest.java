package org.embulk.output.amazon_ads;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the rooms of the house and the directions between them. ArchUnit itself fails a rule that
 * matches no class; one broken class, which breaks several rules, shows that they catch anything.
 */
class ArchitectureTest {
  private static final String ROOT = ArchitectureTest.class.getPackageName();
  private static final String CORE = ROOT + ".core.";
  private static final String BROKEN = ROOT + ".broken";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses BROKEN_ONES = new ClassFileImporter().importPackages(BROKEN);

  /** The rooms of the core: one knows only those in the lines above it, and in its own line. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("text"),
          Set.of("config"),
          Set.of("row"),
          Set.of("identity"),
          Set.of("json"),
          Set.of("http", "auth", "error", "retry"),
          Set.of("report"),
          Set.of("deliver"),
          Set.of("job"));

  static Stream<Arguments> rooms() {
    return IntStream.range(0, FLOORS.size())
        .boxed()
        .flatMap(floor -> FLOORS.get(floor).stream().map(room -> Arguments.of(room, floor)));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomOfTheCoreKnowsOnlyTheRoomsBelow(String room, int floor) {
    String[] above =
        Stream.concat(
                Stream.of(ROOT + ".conversion..", ROOT + ".audience..", ROOT + ".command.."),
                FLOORS.subList(floor + 1, FLOORS.size()).stream()
                    .flatMap(Set::stream)
                    .map(other -> CORE + other))
            .toArray(String[]::new);
    noneIn(CORE + room, resideInAnyPackage(above)).check(OURS);
  }

  @Test
  void everyClassIsInARoom() {
    String[] rooms =
        Stream.concat(
                Stream.of(ROOT + ".conversion", ROOT + ".audience", ROOT + ".command"),
                FLOORS.stream().flatMap(Set::stream).map(room -> CORE + room))
            .toArray(String[]::new);
    classes().should().resideInAnyPackage(rooms).check(OURS);
  }

  @Test
  void thePluginsAndTheCommandKnowNothingOfEachOther() {
    List<String> rooms = List.of("conversion", "audience", "command");
    for (String room : rooms) {
      String[] others =
          rooms.stream()
              .filter(other -> !other.equals(room))
              .map(other -> ROOT + "." + other + "..")
              .toArray(String[]::new);
      noneIn(ROOT + "." + room, resideInAnyPackage(others)).check(OURS);
    }
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void okHttpStaysInHttp() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage(CORE + "http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");
    assertThat(rule.evaluate(BROKEN_ONES).hasViolation()).isTrue();
    rule.check(OURS);
  }

  @Test
  void embulkStaysInThePluginsTheConfigThePageReaderAndTheJob() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            CORE + "config", CORE + "job", ROOT + ".conversion", ROOT + ".audience")
        .and()
        .haveNameNotMatching(".*\\.PageRow(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.embulk.spi..", "org.embulk.config..", "org.embulk.util.config..")
        .check(OURS);
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
  void whatSeesIdentifiersHasNoLogger() {
    for (String room : List.of("text", "row", "identity", "json")) {
      noneIn(CORE + room, resideInAnyPackage("org.slf4j..")).check(OURS);
    }
  }

  @Test
  void whatMakesAnItemHasNeitherClockNorChance() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                CORE + "text", CORE + "row", CORE + "identity", CORE + "json", BROKEN)
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
