package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import org.apache.arrow.vector.FieldVector;

/**
 * The loops over the states of one shape of aggregate. The classes below are templates, copied for
 * each registered aggregate like those of {@link KernelLoop}. State arguments are addresses of
 * arrays of state addresses.
 */
interface AggregateLoop {

  /** What one thread needs: movable states and its share of the object slots. */
  record Tools(NativeState source, NativeState target, ObjectSlots.Writer slots) {}

  /** Bytes of one state in DuckDB's memory. */
  int stateBytes();

  /** What the bytes of a state are that has seen no row; writes {@link #stateBytes()} of them. */
  void initial(Tools tools, long state);

  /**
   * Takes a batch, row by row; rows whose bit in {@code valid} (zero: all) is clear are skipped.
   */
  void update(Tools tools, NativeBatch batch, long valid, long states) throws PluginException;

  /** Merges each source into its target. */
  void merge(Tools tools, long sources, long targets, int count) throws PluginException;

  /** Writes the answers to rows 0 up to {@code count}. */
  void evaluate(Tools tools, long states, FieldVector out, int count) throws PluginException;

  /** See {@link FixedStateAggregate}. */
  static final class FixedLoop implements AggregateLoop {
    private final FixedStateAggregate aggregate;
    private final int stateBytes;

    FixedLoop(FixedStateAggregate aggregate) {
      this.aggregate = aggregate;
      this.stateBytes = (aggregate.stateSize() + 7) & -8;
    }

    @Override
    public int stateBytes() {
      return stateBytes;
    }

    @Override
    public void initial(Tools tools, long state) {
      Memory.fill(state, stateBytes, (byte) 0);
      tools.target().moveTo(state);
      aggregate.initialize(tools.target());
    }

    @Override
    public void update(Tools tools, NativeBatch batch, long valid, long states)
        throws PluginException {
      NativeState state = tools.target();
      int rows = batch.rowCount();
      for (int row = 0; row < rows; row++) {
        if (NullMask.isValid(valid, row)) {
          state.moveTo(Memory.getLong(states + 8L * row));
          aggregate.update(batch, row, state);
        }
      }
    }

    @Override
    public void merge(Tools tools, long sources, long targets, int count) throws PluginException {
      for (int i = 0; i < count; i++) {
        tools.source().moveTo(Memory.getLong(sources + 8L * i));
        tools.target().moveTo(Memory.getLong(targets + 8L * i));
        aggregate.merge(tools.source(), tools.target());
      }
    }

    @Override
    public void evaluate(Tools tools, long states, FieldVector out, int count)
        throws PluginException {
      for (int i = 0; i < count; i++) {
        tools.target().moveTo(Memory.getLong(states + 8L * i));
        aggregate.evaluate(tools.target(), out, i);
      }
    }
  }

  /** See {@link ObjectStateAggregate}. The state in DuckDB is the object's handle, or zero. */
  static final class ObjectLoop implements AggregateLoop {
    private final ObjectStateAggregate<Object> aggregate;

    ObjectLoop(ObjectStateAggregate<Object> aggregate) {
      this.aggregate = aggregate;
    }

    @Override
    public int stateBytes() {
      return Long.BYTES;
    }

    @Override
    public void initial(Tools tools, long state) {
      Memory.putLong(state, 0);
    }

    @Override
    public void update(Tools tools, NativeBatch batch, long valid, long states)
        throws PluginException {
      int rows = batch.rowCount();
      for (int row = 0; row < rows; row++) {
        if (NullMask.isValid(valid, row)) {
          aggregate.update(batch, row, stateAt(tools, Memory.getLong(states + 8L * row)));
        }
      }
    }

    private Object stateAt(Tools tools, long address) {
      long handle = Memory.getLong(address);
      if (handle != 0) {
        return tools.slots().get(handle);
      }
      Object state = aggregate.create();
      Memory.putLong(address, tools.slots().put(state));
      return state;
    }

    @Override
    public void merge(Tools tools, long sources, long targets, int count) throws PluginException {
      for (int i = 0; i < count; i++) {
        long source = Memory.getLong(Memory.getLong(sources + 8L * i));
        if (source != 0) {
          Object target = stateAt(tools, Memory.getLong(targets + 8L * i));
          aggregate.merge(tools.slots().get(source), target);
        }
      }
    }

    @Override
    public void evaluate(Tools tools, long states, FieldVector out, int count)
        throws PluginException {
      for (int i = 0; i < count; i++) {
        aggregate.evaluate(stateAt(tools, Memory.getLong(states + 8L * i)), out, i);
      }
    }
  }
}
