package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Exports functions that give back as a text what they were given: defaults(value, ...), whose
 * defaults are of every kind, moment(at), of a constant, and tail(text), all but the first byte.
 */
public final class Plugin implements PluginModule {
  private static final Field TEXT = ArrowTypes.nullable("text", ArrowTypes.UTF8);
  private static final Field NUMBER = ArrowTypes.nullable("number", ArrowTypes.INT64);

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder().scalar(defaults()).scalar(moment()).scalar(tail()).build();
  }

  private static ScalarFunction defaults() {
    FunctionSpec spec =
        FunctionSpec.builder("defaults")
            .parameter("value", ArrowTypes.INT64)
            .parameter(
                parameter(
                    "span",
                    Literal.ofStruct(
                        List.of("start", "it's"), List.of(Literal.ofInt64(1), Literal.ofUtf8("x")))))
            .parameter(
                parameter(
                    "tags",
                    Literal.ofList(
                        TEXT, List.of(Literal.ofUtf8("a"), Literal.ofNull(ArrowTypes.UTF8)))))
            .parameter(
                parameter("by", Literal.ofMap(TEXT, NUMBER, Map.of(Literal.ofUtf8("k"), Literal.ofInt64(7)))))
            .parameter(
                parameter(
                    "big", Literal.of(ArrowTypes.parse("uint64"), new java.math.BigInteger("18446744073709551615"))))
            .parameter(parameter("raw", Literal.of(ArrowTypes.BINARY, new byte[] {0, 1, -1})))
            .parameter(parameter("at", Literal.of(ArrowTypes.TIMESTAMP_US, -1L)))
            .parameter(parameter("noon", Literal.of(ArrowTypes.parse("time(us)"), 43_200_000_001L)))
            .parameter(parameter("id", Literal.of(ArrowTypes.parse("uuid"), id())))
            .parameter(parameter("second", Literal.of(ArrowTypes.parse("timestamp(s)"), -1L)))
            .parameter(parameter("milli", Literal.of(ArrowTypes.parse("timestamp(ms)"), -1L)))
            .parameter(parameter("zoned", Literal.of(ArrowTypes.parse("timestamp(us,UTC)"), -1L)))
            .parameter(parameter("trio", trio()))
            .parameter(parameter("none", Literal.ofNull(ArrowTypes.parse("list<uuid>"))))
            .parameter(parameter("wait", Literal.of(ArrowTypes.parse("interval(month_day_nano)"), wait(1, 2, 3_000))))
            .nullHandling(NullHandling.CALLED)
            .returns(ArrowTypes.UTF8)
            .sample(Sample.row(Literal.ofInt64(1)))
            .build();
    return texts(spec, bind -> (in, row) -> {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < in.columnCount(); i++) {
        Object value = in.column(i).getObject(row);
        text.append(i == 0 ? "" : "|");
        text.append(value instanceof byte[] ? java.util.Arrays.toString((byte[]) value) : value);
      }
      return text.toString();
    });
  }

  private static byte[] id() {
    byte[] id = new byte[16];
    id[0] = -1;
    id[15] = 1;
    return id;
  }

  private static Literal trio() {
    List<Literal> values = List.of(Literal.ofInt64(1), Literal.ofInt64(2), Literal.ofInt64(3));
    return Literal.of(ArrowTypes.parse("fixed_size_list(3)<int64>"), values);
  }

  private static PeriodDuration wait(int months, int days, long nanos) {
    return new PeriodDuration(Period.of(0, months, days), Duration.ofNanos(nanos));
  }

  private static Parameter parameter(String name, Literal value) {
    return Parameter.builder(name, TypeSet.exactly(value.field())).defaultValue(value).build();
  }

  private static ScalarFunction moment() {
    FunctionSpec spec =
        FunctionSpec.builder("moment")
            .parameter("value", ArrowTypes.INT64)
            .parameter(
                Parameter.builder("at", TypeSet.of(ArrowTypes.TIMESTAMP_US)).literalOnly().build())
            .returns(ArrowTypes.UTF8)
            .sample(Sample.row(Literal.ofInt64(1), Literal.of(ArrowTypes.TIMESTAMP_US, 1L)))
            .build();
    return texts(spec, bind -> (in, row) -> bind.arguments().get(1).literal().get().toString());
  }

  private static ScalarFunction tail() {
    FunctionSpec spec =
        FunctionSpec.builder("tail")
            .parameter("text", ArrowTypes.UTF8)
            .returns(ArrowTypes.UTF8)
            .sample(Sample.row(Literal.ofUtf8("abc")).expecting(Literal.ofUtf8("bc")))
            .build();
    return ScalarFunction.ofKernel(
        spec, (Utf8ToUtf8) (text, out) -> out.append(text, 1, text.length() - 1));
  }

  private interface Row {
    String text(Batch in, int row);
  }

  private static ScalarFunction texts(FunctionSpec spec, Function<BindContext, Row> bound) {
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext context) {
        Row row = bound.apply(context);
        return BoundScalar.ofEvaluator(TEXT, () -> (in, out) -> write(row, in, out));
      }
    };
  }

  private static void write(Row row, Batch in, FieldVector out) {
    for (int i = 0; i < in.rowCount(); i++) {
      ((VarCharVector) out).setSafe(i, row.text(in, i).getBytes(StandardCharsets.UTF_8));
    }
    out.setValueCount(in.rowCount());
  }
}
