package dev.codeanatomy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may depend on what, as {@code docs/architecture.md} lists it. */
class ModuleTableTest {
  private static final String[] API = {
    "java..",
    "org.jspecify..",
    "org.apache.arrow.vector..",
    "org.apache.arrow.memory..",
    "dev.codeanatomy.plugin.api.."
  };
  private static final String[] COMMON =
      with(
          API,
          "dev.codeanatomy.common..",
          "com.fasterxml.jackson..",
          "com.google.common..",
          "com.google.errorprone.annotations..",
          "org.apache.commons.codec..");
  private static final String[] HOST =
      with(COMMON, "dev.codeanatomy.host..", "org.pf4j..", "org.objectweb.asm..", "org.slf4j..");

  @Test
  void everyModuleOfTheReactorHasItsRule() {
    List<String> ruled = new ArrayList<>(Reactor.MODULES);
    ruled.addAll(List.of("bom", "abi-compat-tests", "benchmarks"));
    assertThat(ruled).containsExactlyInAnyOrderElementsOf(Reactor.declaredModules());
  }

  @Test
  void pluginApiNeedsArrowVectorsAndNothingElse() {
    onlyDependOn("plugin-api", API);
  }

  @Test
  void pluginCommonNeedsTheAbiAndItsCodecs() {
    onlyDependOn("plugin-common", COMMON);
  }

  @Test
  void pluginHostNeedsPf4jAndAsmButNoPlanner() {
    onlyDependOn("plugin-host", HOST);
  }

  @Test
  void pluginToolsNeedsTheHostAndNoEngine() {
    onlyDependOn(
        "plugin-tools",
        with(HOST, "dev.codeanatomy.tools..", "picocli..", "ch.qos.logback..", "javax.tools.."));
  }

  @Test
  void pluginTestkitNeedsTheHostAndJUnit() {
    onlyDependOn(
        "plugin-testkit",
        with(HOST, "dev.codeanatomy.testkit..", "org.junit.jupiter.api..", "org.opentest4j.."));
  }

  @Test
  void referencePluginNeedsTheAbiAlone() {
    onlyDependOn(
        "plugin-codeanatomy",
        with(
            API,
            "dev.codeanatomy.plugin.codeanatomy..",
            "com.sun.source..",
            "javax.tools..",
            "javax.lang.model.."));
  }

  @Test
  void contractNeedsCommonOnly() {
    onlyDependOn("engine-contract", with(COMMON, "dev.codeanatomy.contract.."));
  }

  @Test
  void engineKnowsNoPf4jNoToolsAndNoCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.pf4j..",
            "org.objectweb.asm..",
            "picocli..",
            "dev.codeanatomy.tools..",
            "dev.codeanatomy.cli..",
            "dev.codeanatomy.plugin.codeanatomy..",
            "org.duckdb..",
            "ch.qos.logback..",
            "sun..")
        .check(Reactor.classesOf("engine"));
  }

  @Test
  void commandLineSeesFacadeContractAndToolsOnly() {
    onlyDependOn(
        "cli",
        "java..",
        "org.jspecify..",
        "org.apache.arrow.vector..",
        "com.fasterxml.jackson..",
        "dev.codeanatomy.cli..",
        "dev.codeanatomy.engine",
        "dev.codeanatomy.engine.execute",
        "dev.codeanatomy.engine.session",
        "dev.codeanatomy.contract..",
        "dev.codeanatomy.common.finding",
        "dev.codeanatomy.common.capability",
        "dev.codeanatomy.tools..",
        "picocli..",
        "me.tongfei.progressbar..",
        "org.slf4j..",
        "ch.qos.logback..");
    // Of the two packages behind the façade it sees what the façade's own methods name.
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "dev\\.codeanatomy\\.engine\\.(execute|session)\\."
                + "(?!QueryResult$|RunListener$|EnvironmentProfile$|Locations?$).*")
        .check(Reactor.classesOf("cli"));
  }

  private static void onlyDependOn(String module, String... packages) {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true)
        .check(Reactor.classesOf(module));
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(some));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }
}
