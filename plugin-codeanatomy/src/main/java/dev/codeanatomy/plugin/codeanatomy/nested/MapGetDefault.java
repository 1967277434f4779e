package dev.codeanatomy.plugin.codeanatomy.nested;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code map_get_default(map_expr, key, default_value)}. */
final class MapGetDefault implements ScalarFunction {
  private static final Field TEXT = ArrowTypes.nullable("value", ArrowTypes.UTF8);

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("map_get_default")
          .parameter(
              Parameters.required(
                  "map_expr", TypeSet.map(), "A map with keys and values of any type."))
          .parameter(
              Parameter.builder("key", TypeSet.any())
                  .literalOnly()
                  .description("The key, a text, a number or a boolean; compared as text.")
                  .build())
          .parameter(
              Parameters.required(
                  "default_value",
                  TypeSet.any(),
                  "What stands for a value that is not there, of any type."))
          .returns(ArrowTypes.UTF8)
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Nested",
                  "Gives the value under a key as text; the default, as text too, where the map is"
                      + " null, has no such key or has null under it.",
                  "SELECT map_get_default(MAP['alpha', 'bravo'], 'zulu', 'fallback')"))
          .tag("nested")
          .tag("map")
          .sample(
              Sample.row(
                      Literal.ofMap(
                          TEXT, TEXT, Map.of(Literal.ofUtf8("alpha"), Literal.ofUtf8("bravo"))),
                      Literal.ofUtf8("zulu"),
                      Literal.ofUtf8("fallback"))
                  .expecting(Literal.ofUtf8("fallback")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    byte[] key = key(context.arguments().get(1)).getBytes(StandardCharsets.UTF_8);
    return BoundScalar.ofEvaluator(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.UTF8), () -> new Evaluator(key));
  }

  private static String key(Argument argument) throws PluginException {
    return argument
        .literal()
        .flatMap(ValueText::of)
        .orElseThrow(
            () ->
                new PluginException(
                    "Argument 'key' of map_get_default must be a text, a number or a boolean that"
                        + " is not null, and is "
                        + argument.literal().map(Literal::toString).orElse("no constant")));
  }

  private static final class Evaluator implements ScalarEvaluator {
    private final byte[] key;

    Evaluator(byte[] key) {
      this.key = key;
    }

    @Override
    public void evaluate(Batch in, FieldVector out) {
      MapVector maps = (MapVector) in.column(0);
      FieldVector entries = maps.getDataVector();
      ValueText keys = ValueText.of(entries.getChildrenFromFields().get(0));
      ValueText values = ValueText.of(entries.getChildrenFromFields().get(1));
      ValueText standard = ValueText.of(in.column(1));
      VariableWidthFieldVector answers = (VariableWidthFieldVector) out;
      for (int row = 0; row < in.rowCount(); row++) {
        if (!maps.isNull(row) && find(maps, row, keys, values)) {
          answers.setSafe(row, values.bytes(), 0, values.length());
        } else if (standard.isNull(row)) {
          answers.setNull(row);
        } else {
          standard.read(row);
          answers.setSafe(row, standard.bytes(), 0, standard.length());
        }
      }
      out.setValueCount(in.rowCount());
    }

    /** Moves {@code values} to the first that is under the key and not null, if there is one. */
    private boolean find(MapVector maps, int row, ValueText keys, ValueText values) {
      int end = maps.getElementEndIndex(row);
      for (int i = maps.getElementStartIndex(row); i < end; i++) {
        if (isKey(keys, i) && !values.isNull(i)) {
          values.read(i);
          return true;
        }
      }
      return false;
    }

    private boolean isKey(ValueText keys, int entry) {
      if (keys.isNull(entry)) {
        return false;
      }
      keys.read(entry);
      return Arrays.equals(key, 0, key.length, keys.bytes(), 0, keys.length());
    }
  }
}
