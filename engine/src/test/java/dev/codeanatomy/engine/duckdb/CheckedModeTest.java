package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BoundsChecking;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
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
        System.out.println("kept nothing: " + db.row("SELECT sum(honest(range)) FROM range(3)"));
      }
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
