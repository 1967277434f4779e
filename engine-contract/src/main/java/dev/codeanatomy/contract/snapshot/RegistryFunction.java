package dev.codeanatomy.contract.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One function as a session can call it.
 *
 * @param name what a call writes: the plain name where that reaches the function, else {@code
 *     plugin.name}
 * @param plugin the namespace of the plugin it is from; empty for one of the engine's own
 * @param kind where calls may stand
 * @param aliases other names that reach it, sorted
 * @param parameters in order
 * @param namedArguments whether a call may name its arguments; the built-ins of SQL take them by
 *     position, and the names of their parameters are for reading only
 * @param returns the types it may return, as a signature spells them
 * @param volatility {@code immutable}, {@code stable} or {@code volatile}
 * @param nullHandling {@code propagate}, or {@code called} where it sees nulls itself
 * @param tags free labels
 * @param revision grows when the same arguments may give another answer than before
 */
public record RegistryFunction(
    String name,
    Optional<String> plugin,
    FunctionKind kind,
    List<String> aliases,
    List<RegistryParameter> parameters,
    boolean namedArguments,
    String returns,
    String volatility,
    String nullHandling,
    List<String> tags,
    long revision) {
  /** Copies the lists. */
  public RegistryFunction {
    aliases = List.copyOf(aliases);
    parameters = List.copyOf(parameters);
    tags = List.copyOf(tags);
  }

  /** {@code (prefix utf8, parts any...) -> utf8}. */
  public String signature() {
    return parameters.stream()
            .map(RegistryParameter::text)
            .collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + returns;
  }
}
