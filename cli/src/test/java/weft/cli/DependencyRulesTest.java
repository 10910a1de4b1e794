package weft.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom, where Maven's modules cannot say it. */
class DependencyRulesTest {
  private static final JavaClasses WEFT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("weft");

  private static final String[] HARDWARE = {
    "weft.hdl..", "weft.tim..", "weft.crossbar..", "weft.sparce..", "weft.sttcim..", "weft.soc.."
  };

  private static void never(String[] from, String... to) {
    noClasses()
        .that()
        .resideInAnyPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true)
        .check(WEFT);
  }

  private static String[] in(String... packages) {
    return packages;
  }

  @Test
  void generatorsAndGoldenModelNeverSeeEachOther() {
    never(HARDWARE, "weft.golden..");
    never(in("weft.golden.."), HARDWARE);
  }

  @Test
  void parametersHaveNoBehaviourAndNoFiles() {
    never(in("weft.arch.."), "weft.hdl..", "weft.tim..", "weft.golden..", "weft.cosim..");
    never(in("weft.arch.."), "weft.cli..", "java.io..", "java.nio.file..", "java.net..");
  }

  @Test
  void theElaboratedDesignKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("weft.hdl.ir..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("other packages of Weft") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("weft.")
                    && !type.getPackageName().startsWith("weft.hdl.ir");
              }
            })
        .check(WEFT);
  }

  @Test
  void printerAndEnginesReadTheElaboratedDesignAlone() {
    String[] authors = {
      "weft.hdl",
      "weft.hdl.lib..",
      "weft.hdl.bus..",
      "weft.hdl.regs..",
      "weft.hdl.bench..",
      "weft.hdl.check.."
    };
    never(in("weft.hdl.verilog..", "weft.hdl.sim.."), authors);
    never(in("weft.hdl.check..", "weft.hdl.transform.."), "weft.hdl", "weft.hdl.lib..");
    never(in("weft.hdl.verilog.."), "weft.hdl.sim..");
  }

  @Test
  void theLanguageStandsAlone() {
    never(in("weft.hdl.."), "weft.arch..", "weft.cosim..", "weft.cli..", "weft.tim..");
  }

  /**
   * So a training's result stays what it was, whatever changes elsewhere (scripts/lib/steps.sh). In
   * the integers that come out, networks are only measured.
   */
  @Test
  void whatTrainsKnowsNothingElse() {
    List<String> packages =
        Stream.of("admm", "blas", "data", "nn", "train").map("weft.golden."::concat).toList();
    List<String> alone = List.of("weft.golden.FormatException", "weft.golden.crossbar.WeightCode");
    String measures = "weft.golden.nn.QuantisedForward";
    DescribedPredicate<JavaClass> trains =
        DescribedPredicate.describe(
            "train",
            type ->
                packages.contains(type.getPackageName()) && !type.getName().startsWith(measures)
                    || alone.stream().anyMatch(type.getName()::startsWith));
    DescribedPredicate<JavaClass> others =
        DescribedPredicate.describe(
            "are others of the golden model",
            type -> type.getPackageName().startsWith("weft.golden") && !trains.test(type));
    noClasses().that(trains).should().dependOnClassesThat(others).check(WEFT);
    DescribedPredicate<JavaClass> registers =
        DescribedPredicate.describe(
            "are registers",
            type ->
                type.getPackageName().startsWith("weft.arch")
                    && type.getSimpleName().contains("Register"));
    noClasses()
        .that(trains.or(resideInAPackage("weft.arch..")).and(not(registers)))
        .should()
        .dependOnClassesThat(registers)
        .check(WEFT);
  }

  @Test
  void nobodyDependsOnTheCommands() {
    never(in("weft.arch..", "weft.hdl..", "weft.golden..", "weft.cosim.."), "weft.cli..");
    never(in("weft.tim..", "weft.golden.."), "weft.cosim..");
  }
}
