package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import dev.codeanatomy.plugin.api.function.WindowEvaluator;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BoundsChecking;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checked mode in a JVM of its own: Arrow decides when it is loaded whether it checks accesses, and
 * the other tests run with the checks switched off.
 */
@Timeout(60)
class CheckedModeTest {
  private static final Field LONG = Functions.field("x", ArrowTypes.INT64);
  private static final Field TEXT = Functions.field("s", ArrowTypes.UTF8);

  @Test
  void whatAPluginKeepsThrowsAfterTheCall() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Keeper.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> output =
        new String(process.getInputStream().readAllBytes())
            .lines()
            .filter(line -> line.startsWith("kept "))
            .toList();

    assertThat(process.waitFor()).isZero();
    assertThat(output)
        .containsExactly(
            "kept argument: IndexOutOfBoundsException",
            "kept memory: IllegalStateException",
            "kept result: IndexOutOfBoundsException",
            "kept text: IllegalStateException",
            "kept output: IllegalStateException",
            "kept window argument: IndexOutOfBoundsException",
            "kept window memory: IllegalStateException",
            "kept window result: IndexOutOfBoundsException",
            "kept window frame: IndexOutOfBoundsException",
            "kept batch: IndexOutOfBoundsException",
            "kept batch memory: IllegalStateException",
            "kept types: 2|7|a text 6|6|a text 6",
            "kept nothing: 3");
  }

  @Test
  void withoutArrowsChecksItIsRefusedAndNotJustUseless() {
    assumeThat(BoundsChecking.BOUNDS_CHECKING_ENABLED).isFalse();

    assertThatThrownBy(Fixture::openChecked)
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.UNSUPPORTED))
        .hasMessageContaining("arrow.enable_unsafe_memory_access");
  }

  /** Keeps everything a plugin is lent and touches it when the query is over. */
  static final class Keeper {
    public static void main(String[] args) {
      List<FieldVector> vectors = new ArrayList<>();
      List<ArrowBuf> buffers = new ArrayList<>();
      List<Utf8> texts = new ArrayList<>();
      List<Utf8Output> outputs = new ArrayList<>();
      try (Fixture db = Fixture.openChecked()) {
        Functions.evaluator(
            db,
            "keep",
            NullHandling.CALLED,
            LONG,
            (Batch in, FieldVector out) -> {
              vectors.add(in.column(0));
              buffers.add(in.column(0).getDataBuffer());
              vectors.add(out);
              for (int i = 0; i < in.rowCount(); i++) {
                ((BigIntVector) out).set(i, ((BigIntVector) in.column(0)).get(i));
              }
              out.setValueCount(in.rowCount());
            },
            LONG);
        Utf8ToLong keepText =
            text -> {
              texts.add(text);
              return text.length();
            };
        Functions.kernel(db, "keep_text", LONG, keepText, TEXT);
        Utf8ToUtf8 keepOutput =
            (text, out) -> {
              outputs.add(out);
              out.append(text);
            };
        Functions.kernel(db, "keep_output", TEXT, keepOutput, TEXT);
        Functions.kernel(db, "honest", LONG, (LongUnary) x -> x, LONG);
        db.row("SELECT sum(keep(range)) FROM range(3)");
        db.row("SELECT sum(keep_text('text ' || range)) FROM range(3)");
        db.row("SELECT max(keep_output('a text ' || range)) FROM range(3)");
        touch("argument", () -> ((BigIntVector) vectors.get(0)).getDataBuffer().getLong(0));
        touch("memory", () -> buffers.get(0).getLong(0));
        touch("result", () -> ((BigIntVector) vectors.get(1)).set(0, 1));
        touch("text", () -> texts.get(0).length());
        touch("output", () -> outputs.get(0).append((byte) 'x'));
        keepWindow(db);
        keepBatch(db);
        System.out.println("kept nothing: " + db.row("SELECT sum(honest(range)) FROM range(3)"));
      }
    }

    /** Touches at the next partition what it was lent for the one before. */
    private static void keepWindow(Fixture db) {
      List<BigIntVector> vectors = new ArrayList<>();
      List<ArrowBuf> buffers = new ArrayList<>();
      List<IntVector> frames = new ArrayList<>();
      WindowEvaluator evaluator =
          (partition, out) -> {
            if (vectors.size() == 2) {
              touch("window argument", () -> vectors.get(0).getDataBuffer().getLong(0));
              touch("window memory", () -> buffers.get(0).getLong(0));
              touch("window result", () -> vectors.get(1).set(0, 1));
              touch("window frame", () -> frames.get(0).getDataBuffer().getInt(0));
            }
            BigIntVector values = (BigIntVector) partition.arguments().column(0);
            for (int row = 0; row < partition.rowCount(); row++) {
              ((BigIntVector) out).setSafe(row, values.get(row));
            }
            out.setValueCount(partition.rowCount());
            vectors.add(values);
            buffers.add(values.getDataBuffer());
            vectors.add((BigIntVector) out);
            frames.add(partition.frameStart());
          };
      db.database.register(
          new NativeWindow(
              "keep_window",
              Functions.origin("keep_window"),
              "SELECT range % 2 AS p, range AS x FROM range(6) ORDER BY p, x",
              List.of("p"),
              List.of("x"),
              List.of(new NativeWindow.Argument("x", false)),
              new WindowFrame(
                  WindowFrame.Unit.ROWS,
                  new WindowFrame.Bound(WindowFrame.Kind.PRECEDING, 1),
                  new WindowFrame.Bound(WindowFrame.Kind.FOLLOWING, 1)),
              "w",
              Fixture.MEGABYTE,
              BoundWindow.of(Functions.field("w", ArrowTypes.INT64), () -> evaluator)),
          db.allocator);
      if (!db.row("SELECT count(*) FILTER (w = x) FROM keep_window()").equals("6")) {
        throw new AssertionError("checked mode changed a window's result");
      }
    }

    /** Touches at the second batch of a split what it was lent for the first. */
    private static void keepBatch(Fixture db) {
      List<FieldVector> vectors = new ArrayList<>();
      List<ArrowBuf> buffers = new ArrayList<>();
      CountingSource counting = CountingSource.of(1, 20_000);
      ScanSource keeping =
          new ScanSource() {
            @Override
            public Schema schema() {
              return counting.schema();
            }

            @Override
            public TableScan scan(List<String> projection, int parallelism) {
              TableScan scan = counting.scan(projection, parallelism);
              return new TableScan() {
                @Override
                public List<byte[]> splits() throws PluginException {
                  return scan.splits();
                }

                @Override
                public BatchReader open(byte[] split) throws PluginException {
                  BatchReader reader = scan.open(split);
                  return (out, maxRows) -> {
                    if (vectors.size() == 1) {
                      touch("batch", () -> vectors.get(0).getDataBuffer().getLong(0));
                      touch("batch memory", () -> buffers.get(0).getLong(0));
                    }
                    boolean more = reader.read(out, maxRows);
                    vectors.add(out.getVector(0));
                    buffers.add(out.getVector(0).getDataBuffer());
                    return more;
                  };
                }
              };
            }
          };
      db.database.register(
          new NativeTable("keep_batch", Functions.origin("keep_batch"), List.of(), keeping),
          db.allocator);
      if (!db.row("SELECT count(*), count(x), sum(x) FROM keep_batch()")
          .equals(
              db.row(
                  "SELECT count(*), count(*) FILTER (range % 7 <> 0),"
                      + " sum(range) FILTER (range % 7 <> 0) FROM range(20000)"))) {
        throw new AssertionError("checked mode changed a table's rows");
      }
      System.out.println(
          "kept types: "
              + db.row("SELECT len(l), l[2], s, st.a, st.b FROM keep_batch() WHERE x = 6"));
    }

    private static void touch(String what, Runnable access) {
      try {
        access.run();
        System.out.println("kept " + what + ": no error");
      } catch (RuntimeException e) {
        System.out.println("kept " + what + ": " + e.getClass().getSimpleName());
      }
    }
  }
}
