package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import io.delta.kernel.internal.actions.CommitInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * One output to be written by one run.
 *
 * @param target where the table is or shall be
 * @param schema the columns of the rows to come
 * @param mode what becomes of the rows that are there
 * @param partitionBy the partition columns; empty takes those of an existing table
 * @param run the run and its output
 * @param commitMetadata what the commit info shall carry besides, such as the determinism hashes
 */
public record WriteRequest(
    TableLocation target,
    Schema schema,
    WriteMode mode,
    List<String> partitionBy,
    RunIdentity run,
    Map<String, String> commitMetadata) {

  /**
   * Copies the collections.
   *
   * @throws EngineException if a key of the metadata is one of Delta's own
   */
  public WriteRequest {
    partitionBy = List.copyOf(partitionBy);
    commitMetadata = java.util.Collections.unmodifiableMap(new TreeMap<>(commitMetadata));
    for (String key : commitMetadata.keySet()) {
      if (CommitInfo.FULL_SCHEMA.indexOf(key) >= 0 || key.isBlank()) {
        throw new EngineException(
            EngineStage.WRITE,
            Finding.of(
                    FindingCode.SPEC_INVALID_VALUE,
                    "write_metadata of " + run.output(),
                    "the key '" + key + "' belongs to Delta's own commit info")
                .remedy("Choose another key, for example 'user." + key + "'"));
      }
    }
  }
}
