package dev.codeanatomy.plugin.codeanatomy.window;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * {@code lag} and {@code lead}: the value so many rows before or after, in the window's order.
 * Frames have no meaning for them and are ignored.
 */
final class Shift implements WindowFunction {
  private static final int VALUE = 0;
  private static final int OFFSET = 1;
  private static final int DEFAULT = 2;

  private final FunctionSpec spec;
  private final boolean forward;

  private Shift(String name, boolean forward, String direction) {
    this.forward = forward;
    this.spec =
        FunctionSpec.builder(name)
            .alias(name + "_window")
            .parameter(
                Parameter.builder("value", TypeSet.any()).description("what to give").build())
            .parameter(
                Parameter.builder("offset", TypeSet.of(ArrowTypes.INT64))
                    .literalOnly()
                    .defaultValue(Literal.ofInt64(1))
                    .description("how many rows away; below zero the other way round")
                    .build())
            .parameter(
                Parameter.builder("default_value", TypeSet.any())
                    .defaultValue(Literal.ofNull(ArrowTypes.UTF8))
                    .description("what to give where there is no such row; of the value's type")
                    .build())
            .returns(TypeSet.any())
            .nullHandling(NullHandling.CALLED)
            .acceptsIgnoreNulls()
            .doc(
                FunctionDoc.of(
                    "Window",
                    "Gives the value so many rows "
                        + direction
                        + " the row, in the window's order, or a default where the partition ends."
                        + " IGNORE NULLS passes over rows with a null value. Frames are ignored."
                        + " The name "
                        + name
                        + " alone means SQL's own.",
                    "SELECT x, "
                        + name
                        + "_window(x, 1) OVER (ORDER BY x) AS y FROM (VALUES (1), (2)) AS t(x)"))
            .tag("window")
            .sample(
                Sample.row(Literal.ofInt64(1))
                    .andRow(Literal.ofInt64(2))
                    .expecting(
                        forward ? Literal.ofInt64(2) : Literal.ofNull(ArrowTypes.INT64),
                        forward ? Literal.ofNull(ArrowTypes.INT64) : Literal.ofInt64(1)))
            .build();
  }

  static List<WindowFunction> all() {
    return List.of(new Shift("lag", false, "before"), new Shift("lead", true, "after"));
  }

  @Override
  public FunctionSpec spec() {
    return spec;
  }

  @Override
  public BoundWindow bind(BindContext context) throws PluginException {
    List<Argument> arguments = context.arguments();
    Field value = arguments.get(VALUE).field();
    Argument standard = arguments.get(DEFAULT);
    boolean isNull = standard.literal().filter(Literal::isNull).isPresent();
    if (!isNull && !ArrowTypes.text(standard.field()).equals(ArrowTypes.text(value))) {
      throw new PluginException(
          "the default of "
              + spec.name()
              + " is "
              + ArrowTypes.text(standard.field())
              + ", expected the value's type "
              + ArrowTypes.text(value)
              + "; cast it");
    }
    Literal offset =
        arguments
            .get(OFFSET)
            .literal()
            .filter(literal -> !literal.isNull())
            .orElseThrow(
                () ->
                    new PluginException(
                        "the offset of " + spec.name() + " is null; give a number of rows"));
    long rows = forward ? offset.asLong() : -offset.asLong();
    boolean ignoreNulls = context.ignoreNulls();
    return BoundWindow.of(
        ReturnFields.nullable(spec.name(), value),
        () -> new ShiftedRows(rows, ignoreNulls, !isNull));
  }
}
