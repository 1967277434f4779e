package dev.codeanatomy.host.call;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.DoubleBinary;
import dev.codeanatomy.plugin.api.function.DoubleUnary;
import dev.codeanatomy.plugin.api.function.LongBinary;
import dev.codeanatomy.plugin.api.function.LongBinaryPredicate;
import dev.codeanatomy.plugin.api.function.LongPredicate;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.RowKernel;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.Utf8BinaryToUtf8;
import dev.codeanatomy.plugin.api.function.Utf8Predicate;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Runs a bound scalar over Arrow batches: drives a kernel, asks an evaluator or repeats the
 * constant, applies the null handling, and checks what came back. For proofs, constant folding and
 * tests; the engine's queries go over DuckDB's own vectors. One thread at a time; does not close
 * the bound function.
 */
public final class ScalarRunner implements AutoCloseable {
  private final Field returnField;
  private final boolean propagatesNulls;
  private final Optional<RowKernel> kernel;
  private final Optional<ScalarEvaluator> evaluator;
  private final Optional<Literal> constant;

  /**
   * A runner of one bound call.
   *
   * @throws CallDefectException if its kernel is not for these columns and this result
   */
  public ScalarRunner(ResolvedCall call, BoundScalar bound) throws CallDefectException {
    this.returnField = bound.returnField();
    this.propagatesNulls = call.spec().nullHandling() == NullHandling.PROPAGATE;
    this.kernel = bound.kernel();
    if (kernel.isPresent()) {
      checkKernel(kernel.get(), call.columnFields(), returnField);
    }
    this.evaluator = bound.evaluators().map(evaluators -> evaluators.get());
    this.constant = bound.constant();
  }

  /**
   * Refuses a kernel that is not for these types.
   *
   * @throws CallDefectException if it is not
   */
  public static void checkKernel(RowKernel kernel, List<Field> columns, Field returnField)
      throws CallDefectException {
    String wanted =
        columns.stream().map(f -> ArrowTypes.text(f.getType())).toList()
            + " -> "
            + ArrowTypes.text(returnField.getType());
    KernelShape shape =
        KernelShape.of(kernel)
            .orElseThrow(
                () ->
                    new CallDefectException(
                        FindingCode.KERNEL_DOES_NOT_FIT,
                        "a kernel of a kind that this host does not know",
                        "a kernel for " + wanted));
    if (!shape.fits(columns, returnField)) {
      throw new CallDefectException(
          FindingCode.KERNEL_DOES_NOT_FIT, "the kernel " + shape.text(), "one for " + wanted);
    }
  }

  /**
   * Computes a batch.
   *
   * @param out an empty vector of the bound return field, owned by the caller
   */
  public void evaluate(VectorBatch in, FieldVector out)
      throws PluginException, CallDefectException {
    if (constant.isPresent()) {
      for (int row = 0; row < in.rowCount(); row++) {
        LiteralVectors.write(out, row, constant.get());
      }
      out.setValueCount(in.rowCount());
      return;
    }
    if (kernel.isPresent()) {
      for (int row = 0; row < in.rowCount(); row++) {
        if (in.hasNull(row)) {
          out.setNull(row);
        } else {
          apply(kernel.get(), in, row, out);
        }
      }
      out.setValueCount(in.rowCount());
      return;
    }
    evaluator.orElseThrow().evaluate(in, out);
    ResultChecks.check(out, returnField, in.rowCount());
    for (int row = 0; propagatesNulls && row < in.rowCount(); row++) {
      if (in.hasNull(row) && !out.isNull(row)) {
        // Not setNull: a list's forgets what is written behind the row.
        BitVectorHelper.unsetBit(out.getValidityBuffer(), row);
      }
    }
  }

  private static void apply(RowKernel kernel, VectorBatch in, int row, FieldVector out)
      throws PluginException {
    if (kernel instanceof LongUnary f) {
      ((BigIntVector) out).setSafe(row, f.apply(whole(in, 0, row)));
    } else if (kernel instanceof LongBinary f) {
      ((BigIntVector) out).setSafe(row, f.apply(whole(in, 0, row), whole(in, 1, row)));
    } else if (kernel instanceof LongPredicate f) {
      ((BitVector) out).setSafe(row, f.apply(whole(in, 0, row)) ? 1 : 0);
    } else if (kernel instanceof LongBinaryPredicate f) {
      ((BitVector) out).setSafe(row, f.apply(whole(in, 0, row), whole(in, 1, row)) ? 1 : 0);
    } else if (kernel instanceof DoubleUnary f) {
      ((Float8Vector) out).setSafe(row, f.apply(point(in, 0, row)));
    } else if (kernel instanceof DoubleBinary f) {
      ((Float8Vector) out).setSafe(row, f.apply(point(in, 0, row), point(in, 1, row)));
    } else if (kernel instanceof Utf8ToLong f) {
      try (RowUtf8 value = text(in, 0, row)) {
        ((BigIntVector) out).setSafe(row, f.apply(value));
      }
    } else if (kernel instanceof Utf8Predicate f) {
      try (RowUtf8 value = text(in, 0, row)) {
        ((BitVector) out).setSafe(row, f.apply(value) ? 1 : 0);
      }
    } else if (kernel instanceof Utf8ToUtf8 f) {
      try (RowUtf8 value = text(in, 0, row);
          RowOutput output = new RowOutput()) {
        f.apply(value, output);
        output.writeTo((VarCharVector) out, row);
      }
    } else if (kernel instanceof Utf8BinaryToUtf8 f) {
      try (RowUtf8 left = text(in, 0, row);
          RowUtf8 right = text(in, 1, row);
          RowOutput output = new RowOutput()) {
        f.apply(left, right, output);
        output.writeTo((VarCharVector) out, row);
      }
    } else {
      throw new IllegalStateException("The kernel was checked: " + kernel.getClass());
    }
  }

  private static long whole(VectorBatch in, int column, int row) {
    return ((BigIntVector) in.column(column)).get(row);
  }

  private static double point(VectorBatch in, int column, int row) {
    return ((Float8Vector) in.column(column)).get(row);
  }

  private static RowUtf8 text(VectorBatch in, int column, int row) {
    return new RowUtf8((VarCharVector) in.column(column), row);
  }

  @Override
  public void close() throws PluginException {
    if (evaluator.isPresent()) {
      evaluator.get().close();
    }
  }
}
