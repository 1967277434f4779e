package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import java.lang.foreign.Arena;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/**
 * The callbacks of one aggregate. DuckDB calls them from any of its workers: several updates at
 * once on different states, merges that overlap, and destroys of states that other threads made.
 * None of them throws.
 */
final class AggregateUpcalls implements AutoCloseable {
  /** What one thread uses. */
  private record Slot(AggregateLoop.Tools tools, Lease lease) implements AutoCloseable {
    @Override
    public void close() {
      tools.slots().close();
      lease.close();
    }
  }

  private final CApi api;
  private final PluginGuard guard;
  private final ArgumentReader arguments;
  private final ResultWriter result;
  private final AggregateLoop loop;
  private final boolean skipNulls;
  private final boolean checked;
  private final ObjectSlots objects = new ObjectSlots();
  private final Optional<ObjectStateAggregate<Object>> objectAggregate;
  private final PerThread<Slot> slots;
  private final byte[] initialState;

  AggregateUpcalls(
      Callbacks callbacks,
      PluginGuard guard,
      ArgumentReader arguments,
      ResultWriter result,
      AggregateLoop loop,
      Optional<ObjectStateAggregate<Object>> objectAggregate,
      boolean skipNulls,
      BufferAllocator allocator) {
    this.api = callbacks.api();
    this.guard = guard;
    this.arguments = arguments;
    this.result = result;
    this.loop = loop;
    this.objectAggregate = objectAggregate;
    this.skipNulls = skipNulls;
    this.checked = callbacks.checked();
    this.slots = new PerThread<>(() -> new Slot(tools(), new Lease(api, allocator, checked)));
    this.initialState = initialState();
  }

  private AggregateLoop.Tools tools() {
    return new AggregateLoop.Tools(state(), state(), objects.writer());
  }

  private NativeState state() {
    return checked ? new CheckedState(loop.stateBytes()) : new NativeState();
  }

  /** Computed once: a state without rows is the same bytes for every group. */
  private byte[] initialState() {
    byte[] bytes = new byte[loop.stateBytes()];
    ClassLoader before = guard.enter();
    try (Arena arena = Arena.ofConfined()) {
      long state = arena.allocate(bytes.length, Long.BYTES).address();
      AggregateLoop.Tools tools = tools();
      loop.initial(tools, state);
      tools.target().endCall();
      Memory.copy(state, bytes, 0, bytes.length);
    } catch (Throwable t) {
      throw guard.failureOf(t);
    } finally {
      guard.leave(before);
    }
    return bytes;
  }

  long stateSize(long info) {
    return initialState.length;
  }

  void initialize(long info, long state) {
    Memory.copy(initialState, 0, state, initialState.length);
  }

  private interface Work {
    void run(Slot slot) throws PluginException;
  }

  private void guarded(long info, Work work) {
    ClassLoader before = guard.enter();
    try {
      Slot slot = slots.get();
      try {
        work.run(checked ? new Slot(tools(slot), slot.lease()) : slot);
      } finally {
        slot.lease().endBatch();
      }
    } catch (Throwable t) {
      guard.report(t, info, api::aggregateFunctionSetError);
    } finally {
      guard.leave(before);
    }
  }

  /** In checked mode every call has states of its own, dead when it is over. */
  private AggregateLoop.Tools tools(Slot slot) {
    NativeState source = state();
    NativeState target = state();
    slot.lease().closing(source::endCall);
    slot.lease().closing(target::endCall);
    return new AggregateLoop.Tools(source, target, slot.tools().slots());
  }

  void update(long info, long chunk, long states) {
    guarded(
        info,
        slot -> {
          int rows = (int) api.dataChunkGetSize(chunk);
          NativeBatch batch = arguments.read(chunk, rows, slot.lease());
          long valid = skipNulls ? arguments.validRows(chunk, rows, slot.lease()) : 0;
          loop.update(slot.tools(), batch, valid, states);
        });
  }

  void merge(long info, long sources, long targets, long count) {
    guarded(info, slot -> loop.merge(slot.tools(), sources, targets, (int) count));
  }

  void evaluate(long info, long states, long output, long count, long offset) {
    guarded(
        info,
        slot -> {
          FieldVector out = result.prepareOwned((int) count, slot.lease());
          loop.evaluate(slot.tools(), states, out, (int) count);
          out.setValueCount((int) count);
          result.append(out, (int) count, output, (int) offset);
        });
  }

  /** DuckDB offers no way to report an error here, so each goes to the log. */
  void destroy(long states, long count) {
    for (long i = 0; i < count; i++) {
      try {
        destroy(Memory.getLong(states + 8 * i));
      } catch (Throwable t) {
        System.getLogger(AggregateUpcalls.class.getName())
            .log(System.Logger.Level.WARNING, "a plugin aggregate's state was not released", t);
      }
    }
  }

  private void destroy(long state) {
    long handle = Memory.getLong(state);
    if (handle == 0) {
      return;
    }
    Memory.putLong(state, 0);
    Object object = objects.release(handle);
    ClassLoader before = guard.enter();
    try {
      objectAggregate.orElseThrow().release(object);
    } finally {
      guard.leave(before);
    }
  }

  StateCounts counts() {
    return objects.counts();
  }

  @Override
  public void close() throws Exception {
    slots.close();
  }
}
