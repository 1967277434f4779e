package dev.codeanatomy.cli;

import dev.codeanatomy.engine.session.Locations;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher tells the program, and the only place in the command line that reads a system
 * property. Started without the launcher, everything is absent and the program still works.
 *
 * @param home the distribution: {@code lib}, {@code plugins}, {@code examples}
 * @param checkout the source checkout the launcher stands in
 * @param outIsTerminal whether a person watches standard output
 * @param errIsTerminal whether a person watches standard error
 */
record Launch(
    Optional<Path> home, Optional<Path> checkout, boolean outIsTerminal, boolean errIsTerminal) {
  private static final String CHECKOUT_PROPERTY = "codeanatomy.checkout";
  private static final String TERMINAL_PROPERTY = "codeanatomy.terminal";

  /** Nobody launched anything: the program is embedded or tested. */
  static final Launch NONE = new Launch(Optional.empty(), Optional.empty(), false, false);

  static Launch ofProcess() {
    List<String> terminals = List.of(property(TERMINAL_PROPERTY).orElse("").split(",", -1));
    return new Launch(
        property(Locations.INSTALL_PROPERTY).map(Path::of),
        property(CHECKOUT_PROPERTY).map(Path::of),
        terminals.contains("out"),
        terminals.contains("err"));
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
