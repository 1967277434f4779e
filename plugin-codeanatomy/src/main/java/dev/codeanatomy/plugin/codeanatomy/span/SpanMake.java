package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code span_make(bstart, bend, line_base, col_unit, end_exclusive)}. */
final class SpanMake implements ScalarFunction {
  static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.int32(SpanDefaults.LINE_BASE)
              .defaultValue(0)
              .description("The number of a file's first line where a call to span_make is silent.")
              .build(),
          OptionSpec.utf8(SpanDefaults.COL_UNIT)
              .defaultValue("byte")
              .allowedValues("byte", "utf8", "utf16", "utf32")
              .description("What columns count where a call to span_make is silent.")
              .build(),
          OptionSpec.bool(SpanDefaults.END_EXCLUSIVE)
              .defaultValue(true)
              .description(
                  "Whether a span's end is the byte after its last where a call to span_make is"
                      + " silent.")
              .build());

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("span_make")
          .alias("span")
          .parameter(
              Parameters.required("bstart", ArrowTypes.INT64, "The offset of the first byte."))
          .parameter(Parameters.required("bend", ArrowTypes.INT64, "The offset of the end."))
          .parameter(
              Parameters.optional(
                  "line_base", Literal.ofInt32(0), "The number of the file's first line."))
          .parameter(Parameters.optional("col_unit", Literal.ofUtf8("byte"), "What columns count."))
          .parameter(
              Parameters.optional(
                  "end_exclusive",
                  Literal.ofBoolean(true),
                  "Whether bend is the offset of the byte after the last; if not, of the last."))
          .returns(TypeSet.exactly(ReturnFields.struct("span", SpanField.CHILDREN, Map.of())))
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Span",
                  "Makes a span struct of byte offsets. An argument left out is the session's"
                      + " default, as is a null col_unit or end_exclusive; null offsets and a null"
                      + " line_base stay null inside the struct, which is never null itself.",
                  "SELECT span_make(10, 25, 1, 'utf8', end_exclusive => false)"))
          .tag("span")
          .tag("position_encoding")
          .sample(
              Sample.row(
                      Literal.ofInt64(10),
                      Literal.ofInt64(25),
                      Literal.ofInt32(1),
                      Literal.ofUtf8("utf8"),
                      Literal.ofBoolean(false))
                  .expecting(
                      Literal.ofStruct(
                          SpanField.CHILDREN.stream().map(Field::getName).toList(),
                          List.of(
                              Literal.ofInt64(10),
                              Literal.ofInt64(25),
                              Literal.ofInt32(1),
                              Literal.ofUtf8("utf8"),
                              Literal.ofBoolean(false)))))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    List<Argument> arguments = context.arguments();
    SpanDefaults defaults = SpanDefaults.of(context.options());
    boolean lineBaseGiven = !arguments.get(2).isDefault();
    boolean colUnitGiven = !arguments.get(3).isDefault();
    boolean exclusiveGiven = !arguments.get(4).isDefault();
    return BoundScalar.ofEvaluator(
        ReturnFields.struct(SPEC.name(), SpanField.CHILDREN, metadata(arguments, defaults)),
        () -> new SpanWriter(defaults, lineBaseGiven, colUnitGiven, exclusiveGiven));
  }

  /**
   * What the first argument's field says, if it says anything; else what is the same in all spans
   * of this call. An argument that differs from row to row, or is null, says nothing.
   */
  private static Map<String, String> metadata(List<Argument> arguments, SpanDefaults defaults) {
    Map<String, String> inherited = arguments.get(0).field().getMetadata();
    if (!inherited.isEmpty()) {
      return inherited;
    }
    Map<String, String> metadata = new HashMap<>();
    metadata.put(ReturnFields.SEMANTIC_TYPE, "Span");
    Argument lineBase = arguments.get(2);
    if (lineBase.isDefault()) {
      metadata.put(SpanField.LINE_BASE, Integer.toString(defaults.lineBase()));
    } else {
      lineBase
          .literal()
          .flatMap(Literal::value)
          .ifPresent(value -> metadata.put(SpanField.LINE_BASE, value.toString()));
    }
    putConstant(metadata, SpanField.COL_UNIT, arguments.get(3), defaults.colUnit());
    putConstant(
        metadata,
        SpanField.END_EXCLUSIVE,
        arguments.get(4),
        Boolean.toString(defaults.endExclusive()));
    return metadata;
  }

  private static void putConstant(
      Map<String, String> metadata, String key, Argument argument, String fallback) {
    if (argument.isDefault()) {
      metadata.put(key, fallback);
    } else {
      argument
          .literal()
          .ifPresent(
              literal -> metadata.put(key, literal.value().map(Object::toString).orElse(fallback)));
    }
  }
}
