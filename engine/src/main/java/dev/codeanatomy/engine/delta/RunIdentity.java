package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.digest.ContentHash;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which run writes which of its outputs. The same identity commits to a table at most once.
 *
 * @param runId the run's id; any text but a blank one
 * @param output the output's name in the spec
 */
public record RunIdentity(String runId, String output) {
  private static final Pattern FILE_SAFE = Pattern.compile("[A-Za-z0-9_-]{1,48}");
  private static final String UUID_FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** Checks that both are there. */
  public RunIdentity {
    if (runId.isBlank() || output.isBlank()) {
      throw new IllegalArgumentException("A run that writes has an id and a named output");
    }
  }

  /** The application id of Delta's transaction action. */
  String applicationId() {
    return "codeanatomy/" + runId + "/" + output;
  }

  /** Names this run's files: its id where a file name can hold it, and a hash of both parts. */
  String fileToken() {
    String hash = hash();
    return FILE_SAFE.matcher(runId).matches() ? runId + "-" + hash.substring(0, 8) : hash;
  }

  private String hash() {
    return ContentHash.ofParts("codeanatomy.delta.run", List.of(runId, output))
        .hex()
        .substring(0, 24);
  }

  /** The {@code FILENAME_PATTERN} of DuckDB's {@code COPY}. */
  String duckDbFilenamePattern() {
    return "part-" + fileToken() + "-{uuid}";
  }

  /** A name for one more file of this run. */
  String newFileName() {
    return "part-" + fileToken() + "-" + UUID.randomUUID() + ".parquet";
  }

  /** Matches the names of this run's data files, and of no other run's. */
  Pattern fileNames() {
    return Pattern.compile("part-" + Pattern.quote(fileToken()) + "-" + UUID_FORM + "\\.parquet");
  }
}
