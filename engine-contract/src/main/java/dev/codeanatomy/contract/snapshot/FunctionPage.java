package dev.codeanatomy.contract.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * What a person reads about one function.
 *
 * @param name as in the registry
 * @param kind as in the registry
 * @param section the heading it stands under, {@code Hashing} for example
 * @param description one or two sentences; may be empty
 * @param syntax the name with its signature
 * @param example an SQL query that runs as it stands
 * @param arguments the parameters in order, with what is written about them
 * @param alternativeSyntax the same under its aliases
 */
public record FunctionPage(
    String name,
    FunctionKind kind,
    String section,
    String description,
    String syntax,
    Optional<String> example,
    List<DocumentedArgument> arguments,
    List<String> alternativeSyntax) {
  /** Copies the lists. */
  public FunctionPage {
    arguments = List.copyOf(arguments);
    alternativeSyntax = List.copyOf(alternativeSyntax);
  }

  /**
   * One argument.
   *
   * @param name what a named argument says
   * @param description for people; may be empty
   */
  public record DocumentedArgument(String name, String description) {}
}
