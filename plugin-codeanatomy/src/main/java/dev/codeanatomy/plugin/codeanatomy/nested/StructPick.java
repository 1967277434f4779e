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
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.text.WhiteSpace;
import dev.codeanatomy.plugin.codeanatomy.vector.ColumnCopy;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** {@code struct_pick(struct_expr, fields...)}. */
final class StructPick implements ScalarFunction {
  /** As many names as a call may give. */
  private static final int MOST_FIELDS = 6;

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("struct_pick")
          .alias("struct_select")
          .parameter(Parameters.required("struct_expr", TypeSet.struct(), "A struct."))
          .parameter(
              Parameter.builder("fields", TypeSet.of(ArrowTypes.UTF8))
                  .literalOnly()
                  .variadic()
                  .description("One to six names of the struct's fields, each once.")
                  .build())
          .returns(TypeSet.struct())
          .doc(
              FunctionDoc.of(
                  "Nested",
                  "Gives a struct of some fields of another, in the order of their names in the"
                      + " call; each keeps its type and metadata. A null struct gives null.",
                  "SELECT struct_pick(CAST(ROW(1, 'x', true) AS ROW(a INTEGER, b VARCHAR, c"
                      + " BOOLEAN)), 'c', 'a')"))
          .tag("nested")
          .tag("struct")
          .sample(
              Sample.row(
                      Literal.ofStruct(
                          List.of("a", "b", "c"),
                          List.of(
                              Literal.ofInt32(1), Literal.ofUtf8("x"), Literal.ofBoolean(true))),
                      Literal.ofUtf8("c"),
                      Literal.ofUtf8("a"))
                  .expecting(
                      Literal.ofStruct(
                          List.of("c", "a"), List.of(Literal.ofBoolean(true), Literal.ofInt32(1)))))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    List<Argument> arguments = context.arguments();
    Field struct = arguments.get(0).field();
    if (arguments.size() - 1 > MOST_FIELDS) {
      throw new PluginException(
          "struct_pick takes one to six field names, found " + (arguments.size() - 1));
    }
    List<Integer> picked = new ArrayList<>();
    for (Argument name : arguments.subList(1, arguments.size())) {
      int index = index(struct, name);
      if (picked.contains(index)) {
        throw new PluginException(
            "struct_pick has the field '"
                + struct.getChildren().get(index).getName()
                + "' twice: a struct has each name once");
      }
      picked.add(index);
    }
    Field returned =
        new Field(
            SPEC.name(),
            new FieldType(struct.isNullable(), struct.getType(), null, struct.getMetadata()),
            picked.stream().map(struct.getChildren()::get).toList());
    return BoundScalar.ofEvaluator(returned, () -> (in, out) -> evaluate(picked, in, out));
  }

  private static int index(Field struct, Argument argument) throws PluginException {
    String name =
        Parameters.given(argument).map(Literal::asString).map(WhiteSpace::trim).orElse("");
    if (name.isEmpty()) {
      throw new PluginException("A field name of struct_pick is null or blank");
    }
    List<String> names = struct.getChildren().stream().map(Field::getName).toList();
    int exact = names.indexOf(name);
    for (int i = 0; exact < 0 && i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    if (exact < 0) {
      throw new PluginException(
          "struct_pick: field not found in struct: " + name + ". The struct has " + names);
    }
    return exact;
  }

  private static void evaluate(List<Integer> picked, Batch in, FieldVector out) {
    StructVector structs = (StructVector) in.column(0);
    StructVector answers = (StructVector) out;
    for (int i = 0; i < picked.size(); i++) {
      ColumnCopy.copy(
          (FieldVector) structs.getChildByOrdinal(picked.get(i)),
          (FieldVector) answers.getChildByOrdinal(i),
          in.rowCount());
    }
    ColumnCopy.copyNulls(structs, answers, in.rowCount());
    out.setValueCount(in.rowCount());
  }
}
