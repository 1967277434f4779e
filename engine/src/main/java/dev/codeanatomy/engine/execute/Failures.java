package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.duckdb.DuckDbException;
import dev.codeanatomy.engine.duckdb.PluginCallException;
import java.util.Optional;

/** Turns whatever a stage threw into the one form of failure. Stateless. */
final class Failures {
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
    return new EngineException(
        stage, Finding.of(FindingCode.RUN_FAILED, subject, thrown.toString()), thrown);
  }

  private static EngineException plugin(
      EngineStage stage, String subject, PluginCallException failure) {
    FindingCode code =
        failure.fault() == PluginCallException.Fault.REFUSED
            ? FindingCode.RUN_PLUGIN_FAILED
            : FindingCode.RUN_PLUGIN_DEFECT;
    return new EngineException(
        stage, Finding.of(code, subject, String.valueOf(failure.getMessage())), failure);
  }

  private static EngineException database(
      EngineStage stage, String subject, DuckDbException failure) {
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

  /** DuckDB's own words without the excerpt of a statement that no user has written. */
  static String reason(DuckDbException failure) {
    String text = String.valueOf(failure.getMessage());
    int excerpt = text.indexOf("\n\nLINE ");
    return (excerpt < 0 ? text : text.substring(0, excerpt)).strip().replace('\n', ' ');
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
