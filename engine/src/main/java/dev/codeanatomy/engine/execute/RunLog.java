package dev.codeanatomy.engine.execute;

import dev.codeanatomy.contract.EngineError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run log: one line per thing that happened, so that reading it tells the run. It is on by
 * default under the logger {@code dev.codeanatomy.run}; where it goes is the embedding program's
 * choice.
 */
final class RunLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.codeanatomy.run");

  private final String runId;

  RunLog(String runId) {
    this.runId = runId;
  }

  void pluginAdmitted(String id, String version, String hash, String capabilities) {
    LOG.info("{} plugin admitted: {} {} ({}) {}", runId, id, version, capabilities, hash);
  }

  void compileStarted(String specHash) {
    LOG.info("{} compile: spec {}", runId, specHash);
  }

  void compileFinished(int views, int outputs, String planDigest) {
    LOG.info("{} compiled: {} views, {} outputs, plan {}", runId, views, outputs, planDigest);
  }

  void viewMaterialised(String view, long rows) {
    LOG.info("{} view {}: {} rows", runId, view, rows);
  }

  void writeStarted(String output, String location) {
    LOG.info("{} write {}: to {}", runId, output, location);
  }

  void writeFinished(String output, long rows, String outcome) {
    LOG.info("{} wrote {}: {} rows, {}", runId, output, rows, outcome);
  }

  void warned(String code, String stage, String message) {
    LOG.warn("{} {} [{}] {}", runId, code, stage, message);
  }

  void failed(EngineError error) {
    LOG.error(
        "{} failed: {} [{}] {}", runId, error.code().id(), error.stage().label(), error.message());
  }
}
