package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.LongBinary;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The parts of a call over one batch, outside DuckDB. In the bridge's package because the parts are
 * its own; started by {@link dev.codeanatomy.benchmarks.parts.Parts}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BridgeParts {
  private static final int ROWS = 2048;
  private static final int NULL_STEP = 7;
  private static final long BYTES = 8L * ROWS;

  private final Arena arena = Arena.ofShared();
  private final BufferAllocator allocator = new RootAllocator();
  private final KernelScratch scratch = new KernelScratch(allocator, false);
  private final KernelLoop loop = KernelLoop.of((LongBinary) Long::sum);
  private final Borrowed borrowed = new Borrowed(allocator);
  private final long left = memory();
  private final long right = memory();
  private final long out = memory();
  private final long mask = arena.allocate(ROWS / 8, 8).address();
  private final BigIntVector a = wrapped("a", left);
  private final BigIntVector b = wrapped("b", right);
  private final BigIntVector sum = wrapped("sum", out);

  /** For JMH. */
  public BridgeParts() {
    for (int start = 0; start < ROWS; start += 64) {
      long word = 0;
      for (int i = 0; i < 64; i++) {
        word |= (start + i) % NULL_STEP == 0 ? 0 : 1L << i;
      }
      Memory.putLong(mask + start / 8, word);
    }
  }

  private long memory() {
    return arena.allocate(BYTES, 64).address();
  }

  private BigIntVector wrapped(String name, long data) {
    BigIntVector vector = new BigIntVector(name, allocator);
    long validity = arena.allocate(ROWS / 8, 8).fill((byte) -1).address();
    vector.loadFieldBuffers(
        new ArrowFieldNode(ROWS, 0),
        List.of(borrowed.buffer(validity, ROWS / 8), borrowed.buffer(data, BYTES)));
    return vector;
  }

  /** The loop of a kernel over a batch without nulls. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void kernelRow() throws PluginException {
    loop.dense(scratch, left, right, out, 0, 0, ROWS);
  }

  /** The same where every seventh row is null. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void kernelRowWithNulls() throws PluginException {
    for (int start = 0; start < ROWS; start += 64) {
      loop.masked(scratch, left, right, out, mask, start, Memory.getLong(mask + start / 8));
    }
  }

  /** An evaluator's loop over Arrow vectors that lie over the same memory. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void arrowRow() {
    for (int row = 0; row < ROWS; row++) {
      sum.set(row, a.get(row) + b.get(row));
    }
  }

  /**
   * Making an Arrow vector over memory of the engine, and closing it: once a batch and column.
   *
   * @return the closed vector, so that the JIT has to make it
   */
  @Benchmark
  public BigIntVector arrowWrapper() {
    try (BigIntVector vector = new BigIntVector("x", allocator)) {
      vector.loadFieldBuffers(
          new ArrowFieldNode(ROWS, -1),
          List.of(borrowed.buffer(mask, ROWS / 8), borrowed.buffer(left, BYTES)));
      return vector;
    }
  }

  /** Frees the memory. */
  @TearDown
  public void close() {
    scratch.close();
    a.close();
    b.close();
    sum.close();
    allocator.close();
    arena.close();
  }
}
