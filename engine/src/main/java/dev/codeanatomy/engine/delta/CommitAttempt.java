package dev.codeanatomy.engine.delta;

import io.delta.kernel.commit.CommitFailedException;
import io.delta.kernel.commit.CommitMetadata;
import io.delta.kernel.commit.CommitResponse;
import io.delta.kernel.commit.Committer;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.actions.CommitInfo;
import io.delta.kernel.internal.actions.SetTransaction;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.GenericRow;
import io.delta.kernel.internal.files.ParsedPublishedDeltaData;
import io.delta.kernel.internal.util.FileNames;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts one commit into the log. Kernel writes a commit info without metrics, and none of its
 * transactions that create or replace a table can carry an application transaction; both are added
 * here, where every action of the commit passes.
 */
final class CommitAttempt implements Committer {
  private final RunIdentity run;
  private final Map<String, String> metadata;
  private Optional<CommitDescription> description = Optional.empty();

  CommitAttempt(RunIdentity run, Map<String, String> metadata) {
    this.run = run;
    this.metadata = metadata;
  }

  /** Says what the commit is, which is known only after Kernel has been given this object. */
  void describe(CommitDescription text) {
    description = Optional.of(text);
  }

  @Override
  public CommitResponse commit(Engine engine, CloseableIterator<Row> actions, CommitMetadata commit)
      throws CommitFailedException {
    String file = FileNames.deltaFile(commit.getDeltaLogDirPath(), commit.getVersion());
    CloseableIterator<Row> described =
        actions
            .map(this::withDescription)
            .combine(Utils.singletonCloseableIterator(transaction(commit.getVersion())));
    try {
      engine.getJsonHandler().writeJsonFileAtomically(file, described, false);
      return new CommitResponse(
          ParsedPublishedDeltaData.forFileStatus(engine.getFileSystemClient().getFileStatus(file)));
    } catch (FileAlreadyExistsException taken) {
      throw new CommitFailedException(
          true, true, "Version " + commit.getVersion() + " was committed by another writer", taken);
    } catch (IOException failure) {
      throw new CommitFailedException(false, false, KernelFailures.text(failure), failure);
    }
  }

  /** The version doubles as the answer to "which commit was it?" when the run comes again. */
  private Row transaction(long version) {
    return SingleAction.createTxnSingleAction(
        new SetTransaction(run.applicationId(), version, Optional.of(System.currentTimeMillis()))
            .toRow());
  }

  private Row withDescription(Row action) {
    return action.isNullAt(SingleAction.COMMIT_INFO_ORDINAL)
        ? action
        : described(action.getStruct(SingleAction.COMMIT_INFO_ORDINAL));
  }

  private Row described(Row info) {
    CommitDescription text = description.orElseThrow();
    List<StructField> fields = new ArrayList<>(CommitInfo.FULL_SCHEMA.fields());
    Map<Integer, Object> values = new HashMap<>();
    StructType kernelFields = CommitInfo.FULL_SCHEMA;
    put(values, kernelFields, "inCommitTimestamp", info.isNullAt(0) ? null : info.getLong(0));
    put(values, kernelFields, "timestamp", info.getLong(kernelFields.indexOf("timestamp")));
    put(values, kernelFields, "engineInfo", info.getString(kernelFields.indexOf("engineInfo")));
    put(values, kernelFields, "isBlindAppend", false);
    put(values, kernelFields, "txnId", info.getString(kernelFields.indexOf("txnId")));
    put(values, kernelFields, "operation", text.operation());
    put(
        values,
        kernelFields,
        "operationParameters",
        VectorUtils.stringStringMapValue(text.parameters()));
    put(values, kernelFields, "operationMetrics", VectorUtils.stringStringMapValue(text.metrics()));
    metadata.forEach(
        (key, value) -> {
          values.put(fields.size(), value);
          fields.add(new StructField(key, StringType.STRING, true));
        });
    StructType extended = new StructType(fields);
    List<StructField> actions = new ArrayList<>(SingleAction.FULL_SCHEMA.fields());
    actions.set(SingleAction.COMMIT_INFO_ORDINAL, new StructField("commitInfo", extended, true));
    return new GenericRow(
        new StructType(actions),
        Map.of(SingleAction.COMMIT_INFO_ORDINAL, new GenericRow(extended, values)));
  }

  private static void put(
      Map<Integer, Object> row,
      StructType schema,
      String name,
      @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      row.put(schema.indexOf(name), value);
    }
  }
}
