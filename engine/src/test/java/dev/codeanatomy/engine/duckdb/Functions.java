package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.RowKernel;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Short ways to register functions in tests. */
final class Functions {
  private Functions() {}

  static FunctionOrigin origin(String function) {
    return new FunctionOrigin("test-plugin", function, Functions.class.getClassLoader());
  }

  static List<NativeArgument> arguments(Field... fields) {
    List<NativeArgument> arguments = new ArrayList<>();
    for (Field field : fields) {
      arguments.add(new NativeArgument(field, false));
    }
    return arguments;
  }

  static Field field(String name, ArrowType type) {
    return ArrowTypes.nullable(name, type);
  }

  static Field list(String name, Field element) {
    return new Field(name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(element));
  }

  static Field struct(String name, Field... members) {
    return new Field(name, FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(members));
  }

  static void kernel(Fixture db, String name, Field returns, RowKernel kernel, Field... arguments) {
    db.database.register(
        new NativeScalar(
            name,
            origin(name),
            arguments(arguments),
            NullHandling.PROPAGATE,
            Volatility.IMMUTABLE,
            BoundScalar.ofKernel(returns, kernel)),
        db.allocator);
  }

  /** A function that gives its argument back and counts the event of being called. */
  static void signal(Fixture db, String name, CountDownLatch called) {
    Field value = field("value", ArrowTypes.INT64);
    LongUnary kernel =
        x -> {
          called.countDown();
          return x;
        };
    kernel(db, name, value, kernel, value);
  }

  static void evaluator(
      Fixture db,
      String name,
      NullHandling nulls,
      Field returns,
      ScalarEvaluator evaluator,
      Field... arguments) {
    db.database.register(
        new NativeScalar(
            name,
            origin(name),
            arguments(arguments),
            nulls,
            Volatility.IMMUTABLE,
            BoundScalar.ofEvaluator(returns, () -> evaluator)),
        db.allocator);
  }
}
