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
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import dev.codeanatomy.plugin.codeanatomy.vector.ValueText;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code list_compact(list_expr)} and {@code list_unique_sorted(list_expr)}. */
final class ListTexts implements ScalarFunction {
  private static final Field TEXTS = ArrowTypes.parse("list<utf8>");
  private static final Field TEXT = ArrowTypes.nullable("item", ArrowTypes.UTF8);

  private static final Literal A = Literal.ofUtf8("a");
  private static final Literal B = Literal.ofUtf8("b");

  private final FunctionSpec spec;
  private final boolean uniqueSorted;

  private ListTexts(FunctionSpec spec, boolean uniqueSorted) {
    this.spec = spec;
    this.uniqueSorted = uniqueSorted;
  }

  static ListTexts compact() {
    return new ListTexts(
        spec(
            "list_compact",
            "array_compact",
            "Gives the items of a list as texts, without nulls; a null list gives null, an empty"
                + " one stays empty.",
            "SELECT list_compact(ARRAY['b', NULL, 'a'])",
            Sample.row(list(B, Literal.ofNull(ArrowTypes.UTF8), A)).expecting(list(B, A))),
        false);
  }

  static ListTexts uniqueSorted() {
    return new ListTexts(
        spec(
            "list_unique_sorted",
            "array_unique_sorted",
            "Gives the items of a list as texts, without nulls, each once, in the order of their"
                + " bytes; a null list gives null.",
            "SELECT list_unique_sorted(ARRAY['b', 'a', 'b'])",
            Sample.row(list(B, A, B)).expecting(list(A, B))),
        true);
  }

  private static Literal list(Literal... items) {
    return Literal.ofList(TEXT, List.of(items));
  }

  private static FunctionSpec spec(
      String name, String alias, String description, String example, Sample sample) {
    return FunctionSpec.builder(name)
        .alias(alias)
        .parameter(
            Parameters.required(
                "list_expr", TypeSet.any(), "A list, of variable or fixed size, of any type."))
        .returns(TypeSet.exactly(TEXTS))
        .doc(FunctionDoc.of("Nested", description, example))
        .tag("nested")
        .tag("list")
        .sample(sample)
        .build();
  }

  @Override
  public FunctionSpec spec() {
    return spec;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    Argument argument = context.arguments().get(0);
    Field returned = ReturnFields.nullable(spec.name(), TEXTS);
    if (argument.literal().filter(Literal::isNull).isPresent()) {
      return BoundScalar.ofConstant(returned, Literal.ofNull(returned));
    }
    ArrowType type = argument.field().getType();
    if (!(type instanceof ArrowType.List) && !(type instanceof ArrowType.FixedSizeList)) {
      throw new PluginException(
          "Argument 'list_expr' of "
              + spec.name()
              + " must be a list and is "
              + ArrowTypes.text(argument.field()));
    }
    return BoundScalar.ofEvaluator(returned, () -> new Evaluator(uniqueSorted));
  }

  private static final class Evaluator implements ScalarEvaluator {
    private final boolean uniqueSorted;
    private final TextBuffer texts = new TextBuffer();

    Evaluator(boolean uniqueSorted) {
      this.uniqueSorted = uniqueSorted;
    }

    @Override
    public void evaluate(Batch in, FieldVector out) {
      BaseListVector lists = (BaseListVector) in.column(0);
      ValueText items = ValueText.of(in.column(0).getChildrenFromFields().get(0));
      ListVector answers = (ListVector) out;
      VariableWidthFieldVector answer = (VariableWidthFieldVector) answers.getDataVector();
      for (int row = 0; row < in.rowCount(); row++) {
        if (lists.isNull(row)) {
          answers.setNull(row);
        } else {
          read(items, lists.getElementStartIndex(row), lists.getElementEndIndex(row));
          int at = answers.startNewValue(row);
          answers.endValue(row, uniqueSorted ? writeUnique(answer, at) : writeAll(answer, at));
        }
      }
      out.setValueCount(in.rowCount());
    }

    private void read(ValueText items, int start, int end) {
      texts.clear();
      for (int i = start; i < end; i++) {
        if (!items.isNull(i)) {
          items.read(i);
          texts.add(items.bytes(), items.length());
        }
      }
    }

    private int writeAll(VariableWidthFieldVector out, int at) {
      for (int i = 0; i < texts.size(); i++) {
        texts.write(i, out, at + i);
      }
      return texts.size();
    }

    private int writeUnique(VariableWidthFieldVector out, int at) {
      int[] sorted = texts.sorted();
      int count = 0;
      for (int i = 0; i < texts.size(); i++) {
        if (i == 0 || !texts.areEqual(sorted[i - 1], sorted[i])) {
          texts.write(sorted[i], out, at + count++);
        }
      }
      return count;
    }
  }
}
