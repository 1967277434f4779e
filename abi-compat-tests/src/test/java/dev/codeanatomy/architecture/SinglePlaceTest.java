package dev.codeanatomy.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Things that are done in one place: owning resources, reading the environment, planning. */
class SinglePlaceTest {
  private static final Set<String> POOLS =
      Set.of(
          "java.util.concurrent.Executors",
          "java.util.concurrent.ThreadPoolExecutor",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
          "java.util.concurrent.ForkJoinPool",
          "java.util.Timer");

  private static final Set<String> LOADING =
      Set.of("load", "loadLibrary", "libraryLookup", "loaderLookup");

  private final JavaClasses engineAndCli = Reactor.classesOf("engine", "cli");

  @Test
  void onlyTheRuntimeMakesAllocatorsAndThreadPools() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.codeanatomy.engine.execute.EngineRuntime")
        .should()
        .callCodeUnitWhere(
            calls("makes a root allocator or a thread pool", SinglePlaceTest::makesAllocatorOrPool))
        .check(engineAndCli);
  }

  @Test
  void onlyTheRuntimeLoadsTheNativeLibraryAndOpensDatabases() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.codeanatomy.engine.duckdb")
        .and()
        .doNotHaveFullyQualifiedName("dev.codeanatomy.engine.execute.EngineRuntime")
        .should()
        .callCodeUnitWhere(
            calls(
                "loads a library or opens a database",
                SinglePlaceTest::loadsLibraryOrOpensDatabase))
        .check(Reactor.classesOf(Reactor.MODULES.toArray(String[]::new)));
  }

  @Test
  void onlyTheResolverReadsTheEnvironment() {
    noClasses()
        .that()
        // The resolver, and that of the plugin tools, which know no engine; the platform's name for
        // the native library; what the launcher says to the command line.
        .doNotHaveFullyQualifiedName("dev.codeanatomy.engine.session.Locations")
        .and()
        .doNotHaveFullyQualifiedName("dev.codeanatomy.tools.ToolLocations")
        .and()
        .doNotHaveFullyQualifiedName("dev.codeanatomy.engine.duckdb.NativeLibraryCache")
        .and()
        .doNotHaveFullyQualifiedName("dev.codeanatomy.cli.Launch")
        .should()
        .callCodeUnitWhere(
            calls(
                "reads the environment or a system property",
                call ->
                    call.getTargetOwner().isEquivalentTo(System.class)
                        && (call.getName().equals("getenv")
                            || call.getName().startsWith("getProp"))))
        .check(Reactor.classesOf("engine", "cli", "plugin-host", "plugin-tools", "plugin-testkit"));
  }

  @Test
  void onlyPlanningPackagesMakeRelationalNodes() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.codeanatomy.engine.compile..",
            "dev.codeanatomy.engine.sql..",
            "dev.codeanatomy.engine.optimize..",
            "dev.codeanatomy.engine.rules..",
            "dev.codeanatomy.engine.pushdown..")
        .and()
        // Cuts a plugin's window out of a plan: its input becomes a query of its own, sorted.
        .doNotHaveFullyQualifiedName("dev.codeanatomy.engine.lower.PluginWindows")
        .should()
        .callCodeUnitWhere(calls("makes a RelNode", SinglePlaceTest::makesRelNode))
        .check(engineAndCli);
  }

  @Test
  void noFieldIsStaticAndMutable() {
    noFields()
        .that()
        .areStatic()
        .should()
        .notBeFinal()
        .check(Reactor.classesOf(Reactor.MODULES.toArray(String[]::new)));
  }

  private static boolean makesAllocatorOrPool(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    boolean constructor = call.getName().equals("<init>");
    return (constructor && owner.equals("org.apache.arrow.memory.RootAllocator"))
        || (constructor && POOLS.contains(owner))
        || owner.equals("java.util.concurrent.Executors");
  }

  private static boolean loadsLibraryOrOpensDatabase(JavaCall<?> call) {
    return switch (call.getTargetOwner().getName()) {
      case "java.lang.System", "java.lang.Runtime", "java.lang.foreign.SymbolLookup" ->
          LOADING.contains(call.getName());
      case "dev.codeanatomy.engine.duckdb.DuckDbLibrary" ->
          call.getName().equals("load") || call.getName().equals("open");
      case "dev.codeanatomy.engine.duckdb.DuckDb" -> call.getName().equals("open");
      case "java.sql.DriverManager" -> true;
      default -> false;
    };
  }

  /** A constructor or factory of a node, a builder's result, a copy with other inputs. */
  private static boolean makesRelNode(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    if (owner.getName().equals("org.apache.calcite.tools.RelBuilder")) {
      return call.getName().equals("build");
    }
    boolean node =
        owner.getName().startsWith("org.apache.calcite.rel.")
            && (owner.getName().contains(".core.") || owner.getName().contains(".logical."));
    return node
        && (call.getName().equals("create")
            || call.getName().equals("copy")
            || (call.getName().equals("<init>") && owner.getSimpleName().startsWith("Logical")));
  }

  private static DescribedPredicate<JavaCall<?>> calls(
      String what, java.util.function.Predicate<JavaCall<?>> predicate) {
    return describe(what, predicate::test);
  }
}
