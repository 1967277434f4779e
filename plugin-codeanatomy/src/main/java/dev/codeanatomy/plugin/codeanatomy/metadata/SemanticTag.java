package dev.codeanatomy.plugin.codeanatomy.metadata;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.DoubleUnary;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.hash.SemanticType;
import dev.codeanatomy.plugin.codeanatomy.text.WhiteSpace;
import dev.codeanatomy.plugin.codeanatomy.vector.ColumnCopy;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** {@code semantic_tag(semantic_type, value)}: the value, with a field that says what it is. */
final class SemanticTag implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("semantic_tag")
          .parameter(
              Parameter.builder("semantic_type", TypeSet.of(ArrowTypes.UTF8))
                  .literalOnly()
                  .description(
                      "What the value is; node, edge and span (also with id) become NodeId, EdgeId"
                          + " and SpanId, any other label stays as it is.")
                  .build())
          .parameter(
              Parameters.required("value", TypeSet.any(), "The value, of any type, passed on."))
          .returns(TypeSet.any())
          .doc(
              FunctionDoc.of(
                  "Metadata",
                  "Gives the value as it is; its field gets the metadata semantic_type, and keeps"
                      + " what else it has.",
                  "SELECT semantic_tag('node', 'n1')"))
          .sample(
              Sample.row(Literal.ofUtf8("node"), Literal.ofUtf8("n1"))
                  .expecting(Literal.ofUtf8("n1")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    Field returned = tagged(context.arguments().get(1).field(), label(context.arguments().get(0)));
    ArrowType type = returned.getType();
    if (type.equals(ArrowTypes.INT64)) {
      return BoundScalar.ofKernel(returned, (LongUnary) value -> value);
    }
    if (type.equals(ArrowTypes.FLOAT64)) {
      return BoundScalar.ofKernel(returned, (DoubleUnary) value -> value);
    }
    if (type.equals(ArrowTypes.UTF8)) {
      return BoundScalar.ofKernel(returned, (Utf8ToUtf8) (value, out) -> out.append(value));
    }
    return BoundScalar.ofEvaluator(
        returned, () -> (in, out) -> ColumnCopy.copy(in.column(0), out, in.rowCount()));
  }

  private static String label(Argument argument) throws PluginException {
    String label =
        Parameters.given(argument).map(Literal::asString).map(WhiteSpace::trim).orElse("");
    if (label.isEmpty()) {
      throw new PluginException(
          "Argument 'semantic_type' of semantic_tag is null or blank: give a label, for example"
              + " 'NodeId'");
    }
    return SemanticType.ofPrefix(label).orElse(label);
  }

  private static Field tagged(Field value, String label) {
    Map<String, String> metadata = new HashMap<>(value.getMetadata());
    metadata.put(ReturnFields.SEMANTIC_TYPE, label);
    return new Field(
        SPEC.name(),
        new FieldType(value.isNullable(), value.getType(), null, metadata),
        value.getChildren());
  }
}
