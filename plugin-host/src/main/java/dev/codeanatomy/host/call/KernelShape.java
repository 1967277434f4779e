package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.DoubleBinary;
import dev.codeanatomy.plugin.api.function.DoubleUnary;
import dev.codeanatomy.plugin.api.function.LongBinary;
import dev.codeanatomy.plugin.api.function.LongBinaryPredicate;
import dev.codeanatomy.plugin.api.function.LongPredicate;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.RowKernel;
import dev.codeanatomy.plugin.api.function.Utf8BinaryToUtf8;
import dev.codeanatomy.plugin.api.function.Utf8Predicate;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The types of a kind of row kernel: the one table of kernels.
 *
 * @param kernel the interface
 * @param arguments its argument types
 * @param result its result type
 */
public record KernelShape(
    Class<? extends RowKernel> kernel, List<ArrowType> arguments, ArrowType result) {
  private static final List<KernelShape> ALL =
      List.of(
          of(LongUnary.class, ArrowTypes.INT64, ArrowTypes.INT64),
          of(LongBinary.class, ArrowTypes.INT64, ArrowTypes.INT64, ArrowTypes.INT64),
          of(LongPredicate.class, ArrowTypes.BOOL, ArrowTypes.INT64),
          of(LongBinaryPredicate.class, ArrowTypes.BOOL, ArrowTypes.INT64, ArrowTypes.INT64),
          of(DoubleUnary.class, ArrowTypes.FLOAT64, ArrowTypes.FLOAT64),
          of(DoubleBinary.class, ArrowTypes.FLOAT64, ArrowTypes.FLOAT64, ArrowTypes.FLOAT64),
          of(Utf8ToLong.class, ArrowTypes.INT64, ArrowTypes.UTF8),
          of(Utf8Predicate.class, ArrowTypes.BOOL, ArrowTypes.UTF8),
          of(Utf8ToUtf8.class, ArrowTypes.UTF8, ArrowTypes.UTF8),
          of(Utf8BinaryToUtf8.class, ArrowTypes.UTF8, ArrowTypes.UTF8, ArrowTypes.UTF8));

  private static KernelShape of(
      Class<? extends RowKernel> kernel, ArrowType result, ArrowType... arguments) {
    return new KernelShape(kernel, List.of(arguments), result);
  }

  /** All kinds of kernels this host drives. */
  public static List<KernelShape> all() {
    return ALL;
  }

  /** The shape of a kernel; empty for a kind this host does not know. */
  public static Optional<KernelShape> of(RowKernel kernel) {
    return ALL.stream().filter(shape -> shape.kernel.isInstance(kernel)).findFirst();
  }

  /** Says whether the kernel is for these columns and this result. */
  public boolean fits(List<Field> columns, Field returnField) {
    return result.equals(returnField.getType())
        && arguments.equals(columns.stream().map(Field::getType).toList());
  }

  /** As a signature: {@code LongBinary (int64, int64) -> int64}. */
  public String text() {
    return kernel.getSimpleName()
        + " "
        + arguments.stream().map(ArrowTypes::text).collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + ArrowTypes.text(result);
  }
}
