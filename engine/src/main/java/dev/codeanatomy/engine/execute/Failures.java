package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.duckdb.DuckDbException;
import dev.codeanatomy.engine.duckdb.PluginCallException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.memory.OutOfMemoryException;

/** Turns whatever a stage threw into the one form of failure. Stateless. */
final class Failures {
  /** How DuckDB says that a table's file is gone, or is not what it was. */
  private static final Pattern DATA_FILE =
      Pattern.compile(
          "No files found that match the pattern \"(?<gone>.*)\""
              + "|(?:File|No magic bytes found at end of file) '(?<damaged>[^']*)'.*");

  /** Advice for who writes DuckDB's SQL, which nobody here does. */
  private static final Pattern ADVICE =
      Pattern.compile(" Use TRY\\(.*| +Use \"SET .*| You might need to .*");

  private Failures() {}

  /**
   * The failure as the engine reports it.
   *
   * @param stage where it was thrown
   * @param subject what was being worked on: {@code output cpg_nodes}
   */
  static EngineException of(EngineStage stage, String subject, Throwable thrown) {
    if (thrown instanceof EngineException known) {
      return known;
    }
    if (thrown instanceof PlanningException refused) {
      return new EngineException(stage, refused.finding(), refused);
    }
    Optional<PluginCallException> plugin = cause(thrown, PluginCallException.class);
    if (plugin.isPresent()) {
      return plugin(stage, subject, plugin.get());
    }
    if (thrown instanceof DuckDbException database) {
      return database(stage, subject, database);
    }
    if (thrown instanceof OutOfMemoryException || thrown instanceof OutOfMemoryError) {
      return new EngineException(
          stage,
          Finding.of(FindingCode.RUN_OUT_OF_MEMORY, subject, String.valueOf(thrown.getMessage())),
          thrown);
    }
    return new EngineException(
        stage, Finding.of(FindingCode.RUN_FAILED, subject, thrown.toString()), thrown);
  }

  private static EngineException plugin(
      EngineStage stage, String subject, PluginCallException failure) {
    FindingCode code =
        switch (failure.fault()) {
          case REFUSED -> FindingCode.RUN_PLUGIN_FAILED;
          case OUT_OF_MEMORY -> FindingCode.RUN_OUT_OF_MEMORY;
          case THREW, BAD_RESULT -> FindingCode.RUN_PLUGIN_DEFECT;
        };
    return new EngineException(
        stage, Finding.of(code, subject, String.valueOf(failure.getMessage())), failure);
  }

  private static EngineException database(
      EngineStage stage, String subject, DuckDbException failure) {
    Optional<Finding> dataFile = dataFile(subject, failure);
    if (dataFile.isPresent()) {
      return new EngineException(stage, dataFile.get(), failure);
    }
    FindingCode code =
        switch (failure.kind()) {
          case INTERRUPTED -> FindingCode.RUN_CANCELLED;
          case OUT_OF_MEMORY -> FindingCode.RUN_OUT_OF_MEMORY;
          case CONVERSION, INVALID_INPUT -> FindingCode.RUN_VALUE;
          case IO -> FindingCode.RUN_IO;
          case LIBRARY -> FindingCode.NATIVE_LIBRARY;
          default -> FindingCode.RUN_FAILED;
        };
    return new EngineException(stage, Finding.of(code, subject, reason(failure)), failure);
  }

  /** DuckDB's own words without what is about a statement that no user has written. */
  static String reason(DuckDbException failure) {
    String text = String.valueOf(failure.getMessage());
    int excerpt = text.indexOf("\n\nLINE ");
    String line = (excerpt < 0 ? text : text.substring(0, excerpt)).strip().replace('\n', ' ');
    return ADVICE.matcher(line).replaceFirst("");
  }

  /** A file that a table's log names, and that cannot be read as Parquet. */
  private static Optional<Finding> dataFile(String subject, DuckDbException failure) {
    Matcher file = DATA_FILE.matcher(reason(failure));
    boolean reading =
        failure.kind() == DuckDbException.Kind.IO
            || failure.kind() == DuckDbException.Kind.INVALID_INPUT;
    if (!reading || !file.matches()) {
      return Optional.empty();
    }
    String gone = file.group("gone");
    String found =
        gone == null
            ? file.group("damaged") + " is not a whole Parquet file"
            : "the table's log names " + gone + ", and it is not there";
    return Optional.of(Finding.of(FindingCode.DELTA_DATA_FILE, subject, found));
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
