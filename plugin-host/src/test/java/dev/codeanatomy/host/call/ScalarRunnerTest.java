package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScalarRunnerTest {
  private static final Field WHOLE = ArrowTypes.nullable("f", ArrowTypes.INT64);
  private static final Field TEXT = ArrowTypes.nullable("f", ArrowTypes.UTF8);

  private final RootAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingStaysAllocated() {
    allocator.close();
  }

  @Test
  void aKernelIsDrivenOverTheRowsAndNullsStayNull() throws Exception {
    BoundScalar bound = BoundScalar.ofKernel(WHOLE, (LongUnary) value -> value * 2);

    assertThat(
            run(
                bound,
                NullHandling.PROPAGATE,
                ArrowTypes.INT64,
                Literal.ofInt64(4),
                Literal.ofNull(ArrowTypes.INT64)))
        .containsExactly("8", "null");
  }

  @Test
  void aKernelWritesTextsOfAnyLengthAndNulls() throws Exception {
    BoundScalar bound =
        BoundScalar.ofKernel(
            TEXT,
            (Utf8ToUtf8)
                (in, out) -> {
                  if (in.length() == 0) {
                    out.setNull();
                  } else {
                    for (int i = 0; i < 50; i++) {
                      out.append(in);
                    }
                  }
                });

    assertThat(
            run(
                bound,
                NullHandling.PROPAGATE,
                ArrowTypes.UTF8,
                Literal.ofUtf8("ab"),
                Literal.ofUtf8(""),
                Literal.ofUtf8("c")))
        .containsExactly("ab".repeat(50), "null", "c".repeat(50));
  }

  @Test
  void anEvaluatorSeesNullsAndWhatItSaysOfThemIsDroppedWhereTheyPropagate() throws Exception {
    ScalarEvaluator zero =
        (in, out) -> {
          for (int row = 0; row < in.rowCount(); row++) {
            ((BigIntVector) out).setSafe(row, 0);
          }
          out.setValueCount(in.rowCount());
        };
    BoundScalar bound = BoundScalar.ofEvaluator(WHOLE, () -> zero);
    Literal absent = Literal.ofNull(ArrowTypes.INT64);

    assertThat(run(bound, NullHandling.PROPAGATE, ArrowTypes.INT64, absent))
        .containsExactly("null");
    assertThat(run(bound, NullHandling.CALLED, ArrowTypes.INT64, absent)).containsExactly("0");
  }

  @Test
  void rowsBehindANullKeepTheirLists() throws Exception {
    Field list =
        new Field(
            "f",
            FieldType.nullable(ArrowType.List.INSTANCE),
            List.of(ArrowTypes.nullable("item", ArrowTypes.INT64)));
    ScalarEvaluator twice =
        (in, out) -> {
          UnionListWriter writer = ((ListVector) out).getWriter();
          for (int row = 0; row < in.rowCount(); row++) {
            writer.setPosition(row);
            writer.startList();
            writer.bigInt().writeBigInt(row);
            writer.bigInt().writeBigInt(row);
            writer.endList();
          }
          out.setValueCount(in.rowCount());
        };

    assertThat(
            run(
                BoundScalar.ofEvaluator(list, () -> twice),
                NullHandling.PROPAGATE,
                ArrowTypes.INT64,
                Literal.ofNull(ArrowTypes.INT64),
                Literal.ofInt64(1),
                Literal.ofNull(ArrowTypes.INT64),
                Literal.ofInt64(3)))
        .containsExactly("null", "[1,1]", "null", "[3,3]");
  }

  @Test
  void aTextThatAKernelKeptIsRefusedInTheNextRow() {
    List<Utf8> kept = new ArrayList<>();
    BoundScalar bound =
        BoundScalar.ofKernel(
            WHOLE,
            (Utf8ToLong)
                text -> {
                  kept.add(text);
                  return kept.get(0).length();
                });

    assertThatThrownBy(
            () ->
                run(
                    bound,
                    NullHandling.PROPAGATE,
                    ArrowTypes.UTF8,
                    Literal.ofUtf8("a"),
                    Literal.ofUtf8("b")))
        .isInstanceOf(RevokedException.class)
        .hasMessage("this text was lent for the call only and is gone");
  }

  @Test
  void aBatchThatIsKeptAfterItsCallIsRefused() {
    VectorBatch batch = new VectorBatch(0, List.of(), List.of());
    batch.close();

    assertThatThrownBy(batch::rowCount).isInstanceOf(RevokedException.class);
  }

  @Test
  void aResultOfAnotherLengthIsADefect() {
    BoundScalar bound = BoundScalar.ofEvaluator(WHOLE, () -> (in, out) -> out.setValueCount(7));

    assertThatThrownBy(
            () -> run(bound, NullHandling.PROPAGATE, ArrowTypes.INT64, Literal.ofInt64(1)))
        .isInstanceOf(CallDefectException.class)
        .hasMessage("a result of 7 rows; expected 1 rows");
  }

  @Test
  void aKernelForOtherTypesIsRefused() {
    BoundScalar bound = BoundScalar.ofKernel(WHOLE, (Utf8ToLong) text -> text.length());

    assertThatThrownBy(
            () -> run(bound, NullHandling.PROPAGATE, ArrowTypes.INT64, Literal.ofInt64(1)))
        .isInstanceOf(CallDefectException.class)
        .hasMessage("the kernel Utf8ToLong (utf8) -> int64; expected one for [int64] -> int64");
  }

  @Test
  void everyKindOfKernelHasOneShape() {
    assertThat(KernelShape.all()).extracting(KernelShape::kernel).doesNotHaveDuplicates();
    assertThat(KernelShape.of((LongUnary) value -> value))
        .map(KernelShape::text)
        .contains("LongUnary (int64) -> int64");
  }

  private List<String> run(BoundScalar bound, NullHandling nulls, ArrowType type, Literal... values)
      throws Exception {
    FunctionSpec spec =
        FunctionSpec.builder("f").parameter("value", type).nullHandling(nulls).build();
    ResolvedCall call =
        ((ArgumentResolution.Resolved)
                ArgumentResolver.resolve(
                    "f", spec, List.of(GivenArgument.of(ArrowTypes.nullable("value", type)))))
            .call();
    try (FieldVector in = ArrowTypes.nullable("value", type).createVector(allocator);
        FieldVector out = bound.returnField().createVector(allocator);
        ScalarRunner runner = new ScalarRunner(call, bound)) {
      in.allocateNew();
      out.allocateNew();
      for (int row = 0; row < values.length; row++) {
        LiteralVectors.write(in, row, values[row]);
      }
      in.setValueCount(values.length);
      runner.evaluate(new VectorBatch(values.length, List.of(in), List.of(false)), out);
      return IntStream.range(0, out.getValueCount())
          .mapToObj(row -> LiteralVectors.text(out, row))
          .toList();
    }
  }
}
