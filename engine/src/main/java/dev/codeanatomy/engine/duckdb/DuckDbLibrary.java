package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.host.call.CallWatch;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/**
 * The loaded native library. Made once per process by the engine's runtime and shared by all
 * databases; safe for any number of threads. It stays loaded until the process ends.
 */
public final class DuckDbLibrary {
  /** The library is this version or it is refused: the C API's layouts are not promised. */
  public static final String EXPECTED_VERSION = "v2.0.0";

  static final String EXPECTED_ARTIFACT = "2.0.0.1";

  private final CApi api;
  private final Path file;

  private DuckDbLibrary(CApi api, Path file) {
    this.api = api;
    this.file = file;
  }

  /**
   * Takes the library out of the duckdb_jdbc jar on the class path into a directory below {@code
   * cacheRoot} named by its content, loads it, and checks version and functions. Safe to call from
   * several processes at once on one cache.
   *
   * @throws DuckDbException of kind {@code LIBRARY} if there is none for this platform, it cannot
   *     be unpacked, or it is not the version this bridge was written for
   */
  public static DuckDbLibrary load(Path cacheRoot) {
    Path file = new NativeLibraryCache(cacheRoot).libraryFile();
    CApi api;
    try {
      api = new CApi(SymbolLookup.libraryLookup(file, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new DuckDbException(
          DuckDbException.Kind.LIBRARY, "cannot load the DuckDB library " + file, e);
    }
    String version = Memory.string(api.libraryVersion());
    if (!version.equals(EXPECTED_VERSION)) {
      throw new DuckDbException(
          DuckDbException.Kind.LIBRARY,
          "the DuckDB library is %s, this engine needs %s: put duckdb_jdbc %s on the class path"
              .formatted(version, EXPECTED_VERSION, EXPECTED_ARTIFACT));
    }
    return new DuckDbLibrary(api, file);
  }

  /** DuckDB's version as it says it, for example {@code v2.0.0}. */
  public String version() {
    return Memory.string(api.libraryVersion());
  }

  /** Where the loaded library lies. */
  public Path file() {
    return file;
  }

  /** Opens a new in-memory database. The caller closes it. */
  public DuckDb open(DuckDbSettings settings) {
    return open(settings, CallWatch.OFF);
  }

  /**
   * Opens a new in-memory database. The caller closes it.
   *
   * @param watch told of every call of a plugin's function
   */
  public DuckDb open(DuckDbSettings settings, CallWatch watch) {
    return DuckDb.open(api, settings, watch);
  }
}
