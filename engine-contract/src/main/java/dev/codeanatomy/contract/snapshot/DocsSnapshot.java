package dev.codeanatomy.contract.snapshot;

import java.util.List;

/**
 * What is written about every function that a session can call.
 *
 * @param functions in the registry's order
 */
public record DocsSnapshot(List<FunctionPage> functions) {
  /** Copies the list. */
  public DocsSnapshot {
    functions = List.copyOf(functions);
  }
}
