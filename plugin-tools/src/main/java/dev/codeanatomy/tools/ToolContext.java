package dev.codeanatomy.tools;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the commands read and write.
 *
 * @param out for results
 * @param err for everything else
 * @param plugins the directory that {@code plugin list} reads when none is given; asked only then
 * @param cache where archives are unpacked
 */
public record ToolContext(
    PrintStream out, PrintStream err, Supplier<Optional<Path>> plugins, Supplier<Path> cache) {}
