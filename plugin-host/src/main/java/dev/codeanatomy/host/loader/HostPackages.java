package dev.codeanatomy.host.loader;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages a plugin gets from the host: the plugin API, and exactly those of arrow-memory-core,
 * arrow-format and arrow-vector. Not a prefix: a plugin's own Flight, under {@code
 * org.apache.arrow} too, stays its own. A test compares the list with the jars.
 */
public final class HostPackages {
  private static final String API = "dev.codeanatomy.plugin.api";
  private static final String ARROW = "org.apache.arrow";

  private static final Set<String> NAMES =
      Stream.concat(
              Stream.of("", ".expr", ".function", ".table").map(API::concat),
              Stream.of(
                      ".flatbuf",
                      ".memory",
                      ".memory.rounding",
                      ".memory.util",
                      ".memory.util.hash",
                      ".util",
                      ".vector",
                      ".vector.compare",
                      ".vector.compare.util",
                      ".vector.complex",
                      ".vector.complex.impl",
                      ".vector.complex.reader",
                      ".vector.complex.writer",
                      ".vector.compression",
                      ".vector.dictionary",
                      ".vector.extension",
                      ".vector.holders",
                      ".vector.ipc",
                      ".vector.ipc.message",
                      ".vector.table",
                      ".vector.types",
                      ".vector.types.pojo",
                      ".vector.util",
                      ".vector.validate")
                  .map(ARROW::concat))
          .collect(Collectors.toUnmodifiableSet());

  private HostPackages() {}

  /** The names of the packages. */
  public static Set<String> names() {
    return NAMES;
  }

  /** Says whether a class of this binary name comes from the host. */
  public static boolean holds(String className) {
    int dot = className.lastIndexOf('.');
    return dot > 0 && NAMES.contains(className.substring(0, dot));
  }
}
