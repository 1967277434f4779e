package dev.codeanatomy.contract.snapshot;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every function that a session can call.
 *
 * @param functions by kind, then by name; no name is there twice
 * @param aliases the function's name by each of its aliases; the functions say the other direction
 * @param configDefaults the values of plugin options in this session, as text, by option and plugin
 *     namespace
 */
public record RegistrySnapshot(
    List<RegistryFunction> functions,
    SortedMap<String, String> aliases,
    SortedMap<String, SortedMap<String, String>> configDefaults) {
  /** Copies the collections and checks that names are unique and both directions agree. */
  public RegistrySnapshot {
    functions = List.copyOf(functions);
    aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    configDefaults = Collections.unmodifiableSortedMap(new TreeMap<>(configDefaults));
    if (!aliases.equals(aliases(functions))) {
      throw new IllegalArgumentException("'aliases' are not those that the functions say");
    }
  }

  /** A snapshot of these functions. */
  public static RegistrySnapshot of(
      List<RegistryFunction> functions,
      SortedMap<String, SortedMap<String, String>> configDefaults) {
    return new RegistrySnapshot(functions, aliases(functions), configDefaults);
  }

  private static SortedMap<String, String> aliases(List<RegistryFunction> functions) {
    Set<String> names = new HashSet<>();
    SortedMap<String, String> canonical = new TreeMap<>();
    for (RegistryFunction function : functions) {
      if (!names.add(function.name())) {
        throw new IllegalArgumentException("the name '" + function.name() + "' is there twice");
      }
      for (String alias : function.aliases()) {
        if (!names.add(alias)) {
          throw new IllegalArgumentException("the name '" + alias + "' is there twice");
        }
        canonical.put(alias, function.name());
      }
    }
    return canonical;
  }

  /** How many functions of a kind there are. */
  public long count(FunctionKind kind) {
    return functions.stream().filter(function -> function.kind() == kind).count();
  }
}
