package dev.codeanatomy.engine.catalog;

import java.util.List;

/** What a function's name means among the plugins of a session. */
public sealed interface FunctionLookup {
  /** No plugin has it. */
  record Unknown() implements FunctionLookup {}

  /** One plugin has it. */
  record Found(PluginFunction function) implements FunctionLookup {}

  /**
   * Several plugins have it, so that only a qualified name tells.
   *
   * @param functions at least two
   */
  record Ambiguous(List<PluginFunction> functions) implements FunctionLookup {
    /** Copies the list. */
    public Ambiguous {
      functions = List.copyOf(functions);
    }
  }
}
