package faulty;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;

/** {@code bytes_of(value)}: the number of bytes of a text, read from Arrow's offsets. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder().scalar(new BytesOf()).build();
  }

  private static final class BytesOf implements ScalarFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("bytes_of")
          .parameter("value", ArrowTypes.UTF8)
          .returns(ArrowTypes.INT64)
          .sample(Sample.row(Literal.ofUtf8("abc")).expecting(Literal.ofInt64(3)))
          .build();
    }

    @Override
    public BoundScalar bind(BindContext context) {
      return BoundScalar.ofEvaluator(
          ArrowTypes.nullable("bytes_of", ArrowTypes.INT64),
          () ->
              (in, out) -> {
                VarCharVector values = (VarCharVector) in.column(0);
                int rows = in.rowCount();
                int start = rows == 0 ? 0 : values.getStartOffset(0);
                for (int row = 0; row < rows; row++) {
                  int end = values.getEndOffset(row);
                  ((BigIntVector) out).setSafe(row, end - start);
                  start = end;
                }
                out.setValueCount(rows);
              });
    }
  }
}
