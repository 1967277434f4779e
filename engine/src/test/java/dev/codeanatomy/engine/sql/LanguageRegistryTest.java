package dev.codeanatomy.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.contract.snapshot.FunctionKind;
import dev.codeanatomy.contract.snapshot.RegistryFunction;
import dev.codeanatomy.contract.snapshot.RegistryParameter;
import dev.codeanatomy.engine.catalog.EngineFunctions;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.host.call.PluginRunScope;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.RootAllocator;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlDatePartFunction;
import org.junit.jupiter.api.Test;

/** What the registry says of SQL's own functions is what the language has. */
class LanguageRegistryTest {
  /** Written with words between the arguments, or with a star: the planner counts otherwise. */
  private static final Set<String> OWN_SYNTAX =
      Set.of("cast", "try_cast", "extract", "position", "trim", "floor", "ceil", "count");

  /** The library lets these be called without arguments, and gives no type then. */
  private static final Set<String> ONE_AT_LEAST = Set.of("coalesce", "greatest", "least");

  @Test
  void theRegistryHasTheFunctionsOfTheLanguageAndNoOther() {
    TreeSet<String> callable = new TreeSet<>(List.of("unnest"));
    operators().forEach(operator -> callable.add(name(operator)));
    TreeSet<String> listed = new TreeSet<>();
    builtins().forEach(function -> listed.add(function.name()));

    assertThat(listed).isEqualTo(callable);
  }

  @Test
  void kindAndNumberOfArgumentsAreThoseOfTheLanguage() {
    for (RegistryFunction function : builtins()) {
      for (SqlOperator operator : operators()) {
        if (name(operator).equals(function.name())) {
          boolean windowed = operator instanceof SqlAggFunction a && a.requiresOver();
          FunctionKind kind =
              windowed
                  ? FunctionKind.WINDOW
                  : operator.isAggregator() ? FunctionKind.AGGREGATE : FunctionKind.SCALAR;
          assertThat(function.kind()).as(function.name()).isEqualTo(kind);
          if (!OWN_SYNTAX.contains(function.name())) {
            assertArity(function, operator);
          }
        }
      }
    }
  }

  private static void assertArity(RegistryFunction function, SqlOperator operator) {
    SqlOperandCountRange range = operator.getOperandCountRange();
    long required = function.parameters().stream().filter(p -> !p.optional()).count();
    boolean variadic = function.parameters().stream().anyMatch(RegistryParameter::variadic);
    int most = variadic ? -1 : function.parameters().size();
    assertThat(required + " to " + most)
        .as(function.name())
        .isEqualTo(
            Math.max(ONE_AT_LEAST.contains(function.name()) ? 1 : 0, range.getMin())
                + " to "
                + range.getMax());
  }

  private static List<SqlOperator> operators() {
    return Language.CURRENT.table().getOperatorList().stream()
        .filter(SqlFunction.class::isInstance)
        .filter(
            operator ->
                operator instanceof SqlDatePartFunction
                    || Language.CURRENT
                        .entry(operator)
                        .filter(entry -> !(entry.form() instanceof LanguageOperator.Syntax))
                        .isPresent())
        .toList();
  }

  private static String name(SqlOperator operator) {
    return operator.getName().toLowerCase(Locale.ROOT);
  }

  private static List<RegistryFunction> builtins() {
    try (RootAllocator allocator = new RootAllocator();
        SessionCatalog catalog =
            SessionCatalog.of(
                List.of(),
                new EngineFunctions(
                    List.of(), allocator, new PluginRunScope("engine", () -> false)),
                Language.CURRENT::names)) {
      return catalog.registry().registry().functions().stream()
          .filter(function -> !function.namedArguments())
          .toList();
    }
  }
}
