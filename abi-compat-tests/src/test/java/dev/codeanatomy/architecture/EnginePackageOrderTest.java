package dev.codeanatomy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A package of the engine may use those before it in the order of the stages, never one after it.
 */
class EnginePackageOrderTest {
  private static final String ENGINE = "dev.codeanatomy.engine";
  private static final List<String> ORDER =
      List.of(
          "spec",
          "session",
          "catalog",
          "sql",
          "validate",
          "schedule",
          "compile",
          "rules",
          "optimize",
          "pushdown",
          "artifact",
          "duckdb",
          "lower",
          "delta",
          "execute",
          "result");

  private final JavaClasses engine = Reactor.classesOf("engine");

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    Set<String> present =
        engine.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ENGINE + "."))
            .map(name -> name.substring(ENGINE.length() + 1).split("\\.", -1)[0])
            .collect(Collectors.toSet());
    assertThat(ORDER).containsAll(present);
  }

  @Test
  void noPackageUsesOneAfterItself() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> ENGINE + "." + name + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(ENGINE + "." + ORDER.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .allowEmptyShould(true)
            .check(engine);
      }
    }
  }

  @Test
  void noStageUsesTheFacade() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ENGINE)
        .check(engine);
  }
}
