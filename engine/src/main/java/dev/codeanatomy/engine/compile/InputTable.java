package dev.codeanatomy.engine.compile;

import dev.codeanatomy.engine.catalog.LoweredTable;
import org.apache.calcite.rel.RelNode;

/** How an input is read. */
public sealed interface InputTable {
  /** By the executor itself, as a pinned Delta table is. */
  record Lowered(LoweredTable table) implements InputTable {}

  /** By a plan of the session, as a plugin's provider is. */
  record Planned(RelNode plan) implements InputTable {}
}
