package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An aggregate whose state is an object a group. One instance serves all threads: calls on
 * different states run in parallel, calls on one state never do. Every created state is released
 * once.
 *
 * @param <S> the state
 */
@PluginImplements(since = "0.1")
public interface ObjectStateAggregate<S> {
  /** Gives a state that has seen no row. */
  S create();

  /** Takes one row into the state. */
  void update(Batch in, int row, S state) throws PluginException;

  /** Takes all that {@code source} has seen into {@code target}; leaves {@code source} as it is. */
  void merge(S source, S target) throws PluginException;

  /** Writes the answer to row {@code row} of {@code out}. Must leave the state as it is. */
  void evaluate(S state, FieldVector out, int row) throws PluginException;

  /** Gives back what the state holds outside the heap. */
  default void release(S state) {}

  /** The columns in which a state travels as a row. */
  List<Field> stateFields();

  /** Writes a state to row {@code row} of the columns of {@link #stateFields()}. */
  void exportState(S state, List<FieldVector> out, int row) throws PluginException;

  /** Makes a state from row {@code row} of the columns of {@link #stateFields()}. */
  S importState(List<FieldVector> in, int row) throws PluginException;
}
