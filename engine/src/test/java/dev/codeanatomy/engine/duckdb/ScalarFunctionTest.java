package dev.codeanatomy.engine.duckdb;

import static dev.codeanatomy.engine.duckdb.Functions.field;
import static dev.codeanatomy.engine.duckdb.Functions.list;
import static dev.codeanatomy.engine.duckdb.Functions.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.DoubleBinary;
import dev.codeanatomy.plugin.api.function.LongBinary;
import dev.codeanatomy.plugin.api.function.LongPredicate;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.Utf8BinaryToUtf8;
import dev.codeanatomy.plugin.api.function.Utf8Predicate;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ScalarFunctionTest {
  private static final Field LONG = field("x", ArrowTypes.INT64);
  private static final Field TEXT = field("s", ArrowTypes.UTF8);

  /** Copies its argument, value by value, through Arrow's own generic copy. */
  private static final ScalarEvaluator IDENTITY =
      (in, out) -> {
        FieldVector source = in.column(0);
        out.setInitialCapacity(in.rowCount());
        for (int i = 0; i < in.rowCount(); i++) {
          out.copyFromSafe(i, i, source);
        }
        out.setValueCount(in.rowCount());
      };

  private final Fixture db = Fixture.open();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void kernelsOfEachShapeComputeTheirRows() {
    Field bool = field("r", ArrowTypes.BOOL);
    Field real = field("r", ArrowTypes.FLOAT64);
    Functions.kernel(db, "k_neg", LONG, (LongUnary) x -> -x, LONG);
    Functions.kernel(db, "k_add", LONG, (LongBinary) Long::sum, LONG, LONG);
    Functions.kernel(db, "k_even", bool, (LongPredicate) x -> x % 2 == 0, LONG);
    Functions.kernel(db, "k_mul", real, (DoubleBinary) (a, b) -> a * b, real, real);
    Functions.kernel(db, "k_len", LONG, (Utf8ToLong) s -> s.length(), TEXT);
    Functions.kernel(db, "k_empty", bool, (Utf8Predicate) s -> s.length() == 0, TEXT);
    Functions.kernel(
        db,
        "k_join",
        TEXT,
        (Utf8BinaryToUtf8)
            (a, b, out) -> {
              out.append(a);
              out.append((byte) '-');
              out.append(b);
            },
        TEXT,
        TEXT);

    assertThat(
            db.row(
                "SELECT k_neg(5), k_add(2, 3), k_even(4), k_mul(1.5, 2), k_len('héllo'),"
                    + " k_empty(''), k_join('a', 'a text of more than twelve bytes')"))
        .isEqualTo("-5|5|true|3.0|6|true|a-a text of more than twelve bytes");
    assertThat(db.row("SELECT count(*) FILTER (k_add(range, 1) <> range + 1) FROM range(1000000)"))
        .isEqualTo("0");
  }

  @Test
  void aKernelNeverSeesNullAndItsRowIsNull() {
    Functions.kernel(
        db,
        "k_strict",
        LONG,
        (LongBinary)
            (a, b) -> {
              if (a % 7 == 0 || b % 5 == 0) {
                throw new PluginException("saw a row that is null");
              }
              return a + b;
            },
        LONG,
        LONG);

    String rows =
        "(SELECT CASE WHEN i % 7 <> 0 THEN i END AS a, CASE WHEN i % 5 <> 0 THEN i END AS b"
            + " FROM range(100000) t(i))";
    assertThat(
            db.row(
                "SELECT count(*) FILTER (k_strict(a, b) IS DISTINCT FROM a + b), count(a + b) FROM "
                    + rows))
        .isEqualTo("0|68572");
    assertThat(db.row("SELECT k_strict(NULL, 1)")).isEqualTo("null");
  }

  @Test
  void aTextKernelWritesShortLongAndNullRows() {
    Functions.kernel(
        db,
        "k_upper",
        TEXT,
        (Utf8ToUtf8)
            (s, out) -> {
              if (s.length() == 0) {
                out.setNull();
                return;
              }
              for (int i = 0; i < s.length(); i++) {
                byte b = s.byteAt(i);
                out.append(b >= 'a' && b <= 'z' ? (byte) (b - 32) : b);
              }
            },
        TEXT);

    assertThat(
            db.row(
                "SELECT count(*) FILTER (k_upper(s) IS DISTINCT FROM nullif(upper(s), '')) FROM"
                    + " (SELECT CASE WHEN i % 5 <> 0 THEN repeat('aZ09{`-', (i % 9)::INT)"
                    + " || CASE WHEN i % 3 = 0 THEN '' ELSE i::VARCHAR END END AS s"
                    + " FROM range(100000) t(i))"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BOOLEAN; bool; i % 3 = 0",
        "TINYINT; int8; (i % 100)::TINYINT",
        "SMALLINT; int16; (i % 1000)::SMALLINT",
        "INTEGER; int32; (i - 500)::INTEGER",
        "BIGINT; int64; i * 10000000000",
        "UTINYINT; uint8; (i % 256)::UTINYINT",
        "USMALLINT; uint16; (i % 65536)::USMALLINT",
        "UINTEGER; uint32; (4294967295 - i)::UINTEGER",
        "UBIGINT; uint64; (18446744073709551615::UBIGINT - i::UBIGINT)",
        "FLOAT; float32; (i / 3.0)::FLOAT",
        "DOUBLE; float64; i / 7.0::DOUBLE",
        "DECIMAL(4,1); decimal4; (i % 999 - 500) / 10.0",
        "DECIMAL(9,2); decimal9; (i - 500) / 100.0",
        "DECIMAL(18,3); decimal18; (i - 500) * 1000000.125",
        "DECIMAL(38,4); decimal38; (i - 500)::DECIMAL(38,4) * 100000000000000000000",
        "VARCHAR; utf8; repeat('ü', (i % 20)::INT) || i",
        "BLOB; binary; (repeat('ab', (i % 20)::INT) || i)::BLOB",
        "DATE; date32; DATE '1970-01-01' + (i - 500)::INT",
        "TIME; time64; TIME '00:00:00' + INTERVAL (i) SECOND",
        "TIMESTAMP; timestamp_us; TIMESTAMP '1970-01-01' + INTERVAL (i - 500) HOUR",
        "TIMESTAMPTZ; timestamp_utc; (TIMESTAMP '1970-01-01' + INTERVAL (i) HOUR)::TIMESTAMPTZ",
        "TIMESTAMP_S; timestamp_s; (TIMESTAMP '1970-01-01' + INTERVAL (i) HOUR)::TIMESTAMP_S",
        "BIGINT[]; list_int64; CASE WHEN i % 4 = 0 THEN [] ELSE [i, NULL, i + 1] END",
        "VARCHAR[]; list_utf8; list_transform(range(i % 5), lambda x: repeat('element ', x::INT) ||"
            + " i)",
        "STRUCT(a BIGINT, b VARCHAR); struct; {'a': CASE WHEN i % 3 <> 0 THEN i END, 'b': 'row"
            + " number ' || i}",
        "STRUCT(a BIGINT, b VARCHAR); struct; {'a': 5, 'b': 'the same constant in all rows, ' || i"
            + " % 1}",
        "STRUCT(l STRUCT(k VARCHAR)[])[]; deep; [{'l': [{'k': 'key number ' || i}, NULL]}, NULL,"
            + " {'l': NULL}]",
        "MAP(VARCHAR, BIGINT); map; MAP {'first': i, 'the second of the keys': NULL}",
      })
  void eachTypeCrossesBothWaysWithNulls(String sqlType, String type, String expression) {
    Field field = TypeSamples.field(type);
    Functions.evaluator(db, "identity", NullHandling.CALLED, field, IDENTITY, field);

    db.connection.execute(
        "CREATE TABLE t AS SELECT (CASE WHEN i % 11 <> 0 THEN "
            + expression
            + " END)::"
            + sqlType
            + " AS v FROM range(5000) t(i)");

    assertThat(
            db.row(
                "SELECT count(*) FILTER (identity(v) IS DISTINCT FROM v), count(*), count(v),"
                    + " count(identity(v)) FROM t"))
        .isEqualTo("0|5000|4545|4545");
  }

  @Test
  void aViewArgumentShowsTheSameTexts() {
    Field view = field("v", new ArrowType.Utf8View());
    ScalarEvaluator copyViews =
        (in, out) -> {
          var source = (org.apache.arrow.vector.ViewVarCharVector) in.column(0);
          var target = (VarCharVector) out;
          target.allocateNew(in.rowCount());
          for (int i = 0; i < in.rowCount(); i++) {
            if (source.isNull(i)) {
              target.setNull(i);
            } else {
              target.setSafe(i, source.get(i));
            }
          }
          target.setValueCount(in.rowCount());
        };
    Functions.evaluator(db, "from_view", NullHandling.CALLED, TEXT, copyViews, view);

    assertThat(
            db.row(
                "SELECT count(*) FILTER (from_view(s) IS DISTINCT FROM s) FROM (SELECT CASE WHEN"
                    + " i % 5 <> 0 THEN repeat('abc', (i % 30)::INT) || i END AS s"
                    + " FROM range(100000) t(i))"))
        .isEqualTo("0");
  }

  @Test
  void propagatedNullsReachIntoStructMembers() {
    Field returns = struct("r", field("a", ArrowTypes.INT64));
    ScalarEvaluator neverNull =
        (in, out) -> {
          var target = (org.apache.arrow.vector.complex.StructVector) out;
          var member = (BigIntVector) target.getChildrenFromFields().get(0);
          for (int i = 0; i < in.rowCount(); i++) {
            target.setIndexDefined(i);
            member.setSafe(i, 1);
          }
          target.setValueCount(in.rowCount());
        };
    Functions.evaluator(db, "wrap", NullHandling.PROPAGATE, returns, neverNull, LONG);

    assertThat(
            db.row(
                "SELECT count(wrap(x)), count(wrap(x).a), count(*) FROM"
                    + " (SELECT nullif(range % 3, 0) AS x FROM range(9000))"))
        .isEqualTo("6000|6000|9000");
  }

  @Test
  void aListOfSlicedListsIsReadRight() {
    Field lists = list("l", field("element", ArrowTypes.INT64));
    Functions.evaluator(db, "same", NullHandling.CALLED, lists, IDENTITY, lists);

    assertThat(
            db.row(
                "SELECT count(*) FILTER (same(l[2:3]) IS DISTINCT FROM l[2:3]) FROM"
                    + " (SELECT list(range ORDER BY range) AS l FROM range(10000)"
                    + " GROUP BY range % 1000 ORDER BY range % 1000 DESC)"))
        .isEqualTo("0");
  }

  @Test
  void aPluginsOwnRefusalReachesTheCallerWithItsNames() {
    Functions.kernel(
        db,
        "k_picky",
        LONG,
        (LongUnary)
            x -> {
              if (x == 77_777) {
                throw new PluginException("77777 is not a number I like");
              }
              return x;
            },
        LONG);

    assertThatThrownBy(() -> db.rows("SELECT sum(k_picky(range)) FROM range(100000)"))
        .isInstanceOf(DuckDbException.class)
        .hasMessage("plugin 'test-plugin', function k_picky(int64): 77777 is not a number I like")
        .cause()
        .isInstanceOfSatisfying(
            PluginCallException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(PluginCallException.Fault.REFUSED);
              assertThat(e.pluginId()).isEqualTo("test-plugin");
              assertThat(e.function()).isEqualTo("k_picky");
              assertThat(e.getCause()).isInstanceOf(PluginException.class);
            });
    assertThat(db.row("SELECT sum(k_picky(range)) FROM range(1000)")).isEqualTo("499500");
  }

  @Test
  void endlessRecursionIsOneErrorAndTheNextQueryRuns() {
    Functions.kernel(db, "k_deep", LONG, (LongUnary) ScalarFunctionTest::endless, LONG);

    assertThatThrownBy(() -> db.rows("SELECT k_deep(range) FROM range(10)"))
        .isInstanceOf(DuckDbException.class)
        .hasMessageContaining("StackOverflowError")
        .cause()
        .isInstanceOfSatisfying(
            PluginCallException.class,
            e -> assertThat(e.fault()).isEqualTo(PluginCallException.Fault.THREW));
    assertThat(db.row("SELECT 1")).isEqualTo("1");
  }

  private static long endless(long x) {
    return endless(x + 1) + 1;
  }

  @Test
  void aResultOfTheWrongLengthIsNamed() {
    ScalarEvaluator tooShort =
        (in, out) -> {
          ((BigIntVector) out).setSafe(0, 1);
          out.setValueCount(in.rowCount() - 1);
        };
    Functions.evaluator(db, "short", NullHandling.CALLED, LONG, tooShort, LONG);

    assertThatThrownBy(() -> db.rows("SELECT short(range) FROM range(10)"))
        .hasMessageContaining("it has 9 values, expected 10")
        .cause()
        .isInstanceOfSatisfying(
            PluginCallException.class,
            e -> assertThat(e.fault()).isEqualTo(PluginCallException.Fault.BAD_RESULT));
  }

  @Test
  void aResultOfTheWrongTypeIsNamed() {
    ScalarEvaluator wrong = (in, out) -> ((VarCharVector) out).setSafe(0, new byte[1]);
    Functions.evaluator(db, "wrong", NullHandling.CALLED, LONG, wrong, LONG);

    assertThatThrownBy(() -> db.rows("SELECT wrong(range) FROM range(10)"))
        .hasMessageContaining("function wrong(int64)")
        .hasMessageContaining("ClassCastException");
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    Functions.kernel(db, "k_bad", TEXT, (Utf8ToUtf8) (s, out) -> out.append((byte) 0xff), TEXT);
    ScalarEvaluator bad =
        (in, out) -> {
          for (int i = 0; i < in.rowCount(); i++) {
            ((VarCharVector) out).setSafe(i, new byte[] {(byte) 0xc3});
          }
          out.setValueCount(in.rowCount());
        };
    Functions.evaluator(db, "bad", NullHandling.CALLED, TEXT, bad, TEXT);

    assertThatThrownBy(() -> db.rows("SELECT k_bad('x')")).hasMessageContaining("not valid UTF-8");
    assertThatThrownBy(() -> db.rows("SELECT bad('x')")).hasMessageContaining("not valid UTF-8");
  }

  @Test
  void unknownTypesAndMisfitKernelsAreRefusedAtRegistration() {
    Field nanos = field("n", new ArrowType.Duration(TimeUnit.NANOSECOND));

    assertThatThrownBy(
            () -> Functions.evaluator(db, "d", NullHandling.CALLED, LONG, IDENTITY, nanos))
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.UNSUPPORTED))
        .hasMessageContaining("Duration");
    assertThatThrownBy(() -> Functions.kernel(db, "m", LONG, (LongUnary) x -> x, TEXT))
        .hasMessageContaining("does not take or return these types");
  }

  @Test
  void evaluatorsAreOnePerThreadAndRunUnderThePluginsLoader() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Set<ClassLoader> loaders = ConcurrentHashMap.newKeySet();
    ScalarEvaluator watching =
        (in, out) -> {
          threads.add(Thread.currentThread());
          loaders.add(Thread.currentThread().getContextClassLoader());
          IDENTITY.evaluate(in, out);
        };
    Functions.evaluator(db, "watch", NullHandling.CALLED, LONG, watching, LONG);
    db.connection.execute("CREATE TABLE big AS SELECT range AS x FROM range(2000000)");

    assertThat(db.row("SELECT sum(watch(x)) FROM big")).isEqualTo("1999999000000");
    assertThat(loaders).containsExactly(Functions.class.getClassLoader());
    assertThat(threads).hasSizeBetween(1, 2);
  }

  @Test
  void aFunctionWithoutArgumentsKnowsHowManyRowsAreWanted() {
    ScalarEvaluator fives =
        (in, out) -> {
          for (int i = 0; i < in.rowCount(); i++) {
            ((BigIntVector) out).set(i, 5);
          }
          out.setValueCount(in.rowCount());
        };
    db.database.register(
        new NativeScalar(
            "fives",
            Functions.origin("fives"),
            Functions.arguments(),
            NullHandling.CALLED,
            Volatility.VOLATILE,
            BoundScalar.ofEvaluator(LONG, () -> fives)),
        db.allocator);

    assertThat(db.row("SELECT sum(fives()), count(*) FROM range(5000)")).isEqualTo("25000|5000");
  }

  @Test
  void aNameIsRegisteredOnce() {
    Functions.kernel(db, "twice", LONG, (LongUnary) x -> x, LONG);

    assertThatThrownBy(() -> Functions.kernel(db, "TWICE", LONG, (LongUnary) x -> x, LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TWICE");
  }
}
