package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An aggregate whose state is a fixed number of bytes. One instance serves all threads: calls on
 * different states run in parallel, calls on one state never do.
 */
@PluginImplements(since = "0.1")
public interface FixedStateAggregate {
  /** The size of a state in bytes, 1 to 1024; the same at every call. */
  int stateSize();

  /** Makes a state that has seen no row. The bytes hold anything before. */
  void initialize(State state);

  /** Takes one row into the state. */
  void update(Batch in, int row, State state) throws PluginException;

  /**
   * Takes all that {@code source} has seen into {@code target}. Must leave {@code source} as it is:
   * the host may merge or evaluate it again.
   */
  void merge(State source, State target) throws PluginException;

  /** Writes the answer to row {@code row} of {@code out}. Must leave the state as it is. */
  void evaluate(State state, FieldVector out, int row) throws PluginException;

  /** The columns in which a state travels as a row. */
  List<Field> stateFields();

  /** Writes a state to row {@code row} of the columns of {@link #stateFields()}. */
  void exportState(State state, List<FieldVector> out, int row) throws PluginException;

  /**
   * Makes a state from row {@code row} of the columns of {@link #stateFields()}. The bytes hold
   * anything before.
   */
  void importState(List<FieldVector> in, int row, State state) throws PluginException;
}
