package dev.codeanatomy.engine.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;

class LogValuesTest {
  /** The microseconds of the years 1 to 9999. */
  private static final long YEAR_1 = -62_135_596_800_000_000L;

  private static final long YEAR_9999 = 253_402_300_799_999_999L;

  private DuckDbForTests duckDb;

  @BeforeProperty
  void open() throws Exception {
    duckDb = new DuckDbForTests();
  }

  @AfterProperty
  void close() throws Exception {
    duckDb.close();
  }

  private static Object value(DataType type, String text) {
    return LogValues.parse(type, text).orElseThrow().getValue();
  }

  @Test
  void theFormsOfDuckDbAndOfTheLogAreRead() {
    assertThat(value(BooleanType.BOOLEAN, "1")).isEqualTo(true);
    assertThat(value(BooleanType.BOOLEAN, "False")).isEqualTo(false);
    assertThat(value(DoubleType.DOUBLE, "-inf")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(value(DoubleType.DOUBLE, "NaN")).isEqualTo(Double.NaN);
    assertThat(value(DateType.DATE, "1970-01-02")).isEqualTo(1);
    for (String text :
        List.of(
            "1970-01-01 01:00:00.5+01",
            "1970-01-01T00:00:00.500Z",
            "1970-01-01 00:00:00.5",
            "1970-01-01 05:30:00.500000+05:30")) {
      assertThat(value(TimestampType.TIMESTAMP, text)).as(text).isEqualTo(500_000L);
    }
    assertThat(value(new DecimalType(5, 2), "1.5")).isEqualTo(new BigDecimal("1.50"));
  }

  @Test
  void whatTheLogCannotSayIsNoValue() {
    for (String text : List.of("infinity", "15000-01-01", "0044-03-15 (BC)", "2023-02-29", "")) {
      assertThat(LogValues.parse(DateType.DATE, text)).as(text).isEmpty();
      assertThat(LogValues.parse(TimestampNTZType.TIMESTAMP_NTZ, text + " 00:00:00")).isEmpty();
    }
    assertThat(LogValues.parse(IntegerType.INTEGER, "2147483648")).isEmpty();
    assertThat(LogValues.parse(new DecimalType(3, 1), "100.0")).isEmpty();
    assertThat(LogValues.parse(new DecimalType(3, 1), "1.55")).isEmpty();
    assertThat(LogValues.parse(BinaryType.BINARY, "x")).isEmpty();
  }

  @Property(tries = 200)
  void anInstantIsTheSameInDuckDb(@ForAll @LongRange(min = YEAR_1, max = YEAR_9999) long micros)
      throws Exception {
    String printed =
        duckDb.rows("SELECT " + LogValues.sql(Literal.ofTimestamp(micros)) + " AS x").getFirst();
    assertThat(value(TimestampType.TIMESTAMP, printed)).isEqualTo(micros);
    String local =
        duckDb.rows("SELECT " + LogValues.sql(Literal.ofTimestampNtz(micros)) + " AS x").getFirst();
    assertThat(value(TimestampNTZType.TIMESTAMP_NTZ, local)).isEqualTo(micros);
  }

  @Property(tries = 200)
  void textsAndNumbersAreTheSameInDuckDb(
      @ForAll @NotBlank String text,
      @ForAll long number,
      @ForAll double real,
      @ForAll @Scale(4) @BigRange(min = "-99999999", max = "99999999") BigDecimal decimal)
      throws Exception {
    if (text.indexOf(0) >= 0 || !text.equals(new String(text.getBytes("UTF-8"), "UTF-8"))) {
      return; // Neither SQL text nor a log holds these.
    }
    DecimalType type = new DecimalType(12, 4);
    assertThat(same(StringType.STRING, Literal.ofString(text))).isEqualTo(text);
    assertThat(same(LongType.LONG, Literal.ofLong(number))).isEqualTo(number);
    assertThat(same(DoubleType.DOUBLE, Literal.ofDouble(real))).isEqualTo(real);
    assertThat(same(type, Literal.ofDecimal(decimal.setScale(4), 12, 4)))
        .isEqualTo(decimal.setScale(4));
  }

  private Object same(DataType type, Literal literal) throws Exception {
    return value(type, duckDb.rows("SELECT " + LogValues.sql(literal) + " AS x").getFirst());
  }
}
