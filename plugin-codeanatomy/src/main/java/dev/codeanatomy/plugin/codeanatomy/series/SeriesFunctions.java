package dev.codeanatomy.plugin.codeanatomy.series;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;
import java.util.List;

/** The table functions {@code range} and {@code generate_series}. */
public final class SeriesFunctions implements ExportFamily {
  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports.tableFunction(new SeriesFunction("range", false, "up to, but without, stop"));
    exports.tableFunction(new SeriesFunction("generate_series", true, "up to and with stop"));
  }

  private static final class SeriesFunction implements TableFunction {
    private final FunctionSpec spec;
    private final boolean inclusive;

    SeriesFunction(String name, boolean inclusive, String end) {
      this.inclusive = inclusive;
      this.spec =
          FunctionSpec.builder(name)
              .parameter(number("start", "the first number").build())
              .parameter(number("stop", "where the numbers end").build())
              .parameter(
                  number("step", "what is added each time, not 0; below 0 the numbers fall")
                      .defaultValue(Literal.ofInt64(1))
                      .build())
              .returns(TypeSet.struct())
              .doc(
                  FunctionDoc.of(
                      "Series",
                      "Gives the numbers from start "
                          + end
                          + " as the rows of a column named value. Where start is behind stop, or"
                          + " an argument is null, there are none.",
                      "SELECT * FROM " + name + "(1, 4)"))
              .tag("series")
              .sample(Sample.row(Literal.ofInt64(1), Literal.ofInt64(4), Literal.ofInt64(1)))
              .build();
    }

    private static Parameter.Builder number(String name, String description) {
      return Parameter.builder(name, TypeSet.of(ArrowTypes.INT64))
          .literalOnly()
          .description(description);
    }

    @Override
    public FunctionSpec spec() {
      return spec;
    }

    @Override
    public TableProvider bind(BindContext context) throws PluginException {
      List<Literal> given =
          context.arguments().stream()
              .map(Argument::literal)
              .map(literal -> literal.orElseThrow())
              .toList();
      if (given.stream().anyMatch(Literal::isNull)) {
        return new SeriesProvider(Series.of(0, 0, 1, false));
      }
      long step = given.get(2).asLong();
      if (step == 0) {
        throw new PluginException(
            "the step of " + spec.name() + " is 0; give a number above or below 0");
      }
      return new SeriesProvider(
          Series.of(given.get(0).asLong(), given.get(1).asLong(), step, inclusive));
    }
  }
}
