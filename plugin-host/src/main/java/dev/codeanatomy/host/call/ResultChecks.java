package dev.codeanatomy.host.call;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;

/** What a result vector must keep, whoever wrote it. Stateless. */
public final class ResultChecks {
  private ResultChecks() {}

  /**
   * Compares a written vector with what was bound.
   *
   * @throws CallDefectException if its length or its type is another
   */
  public static void check(FieldVector out, Field bound, int rows) throws CallDefectException {
    if (out.getValueCount() != rows) {
      throw new CallDefectException(
          FindingCode.RESULT_LENGTH,
          "a result of " + out.getValueCount() + " rows",
          rows + " rows");
    }
    if (!sameType(out.getField(), bound)) {
      throw new CallDefectException(
          FindingCode.RESULT_TYPE, "a result of type " + out.getField(), bound.toString());
    }
  }

  /**
   * Compares what a function bound to with what its spec allows.
   *
   * @throws CallDefectException if the spec does not return such a type
   */
  public static void checkReturn(FunctionSpec spec, Field returnField) throws CallDefectException {
    if (!spec.returns().accepts(returnField)) {
      throw new CallDefectException(
          FindingCode.RETURN_FIELD_INVALID,
          "the return type " + ArrowTypes.text(returnField),
          spec.returns().text());
    }
  }

  /**
   * Compares a batch that a table's reader wrote with what it may write.
   *
   * @param most the rows it was asked for at most
   * @throws CallDefectException if it has none, or more
   */
  public static void checkBatch(VectorSchemaRoot out, int most) throws CallDefectException {
    if (out.getRowCount() < 1 || out.getRowCount() > most) {
      throw new CallDefectException(
          FindingCode.RESULT_LENGTH,
          "a batch of " + out.getRowCount() + " rows",
          "1 to " + most + " rows, or the end");
    }
  }

  private static boolean sameType(Field one, Field other) {
    if (!Objects.equals(one.getType(), other.getType())
        || one.getChildren().size() != other.getChildren().size()) {
      return false;
    }
    for (int i = 0; i < one.getChildren().size(); i++) {
      if (!sameType(one.getChildren().get(i), other.getChildren().get(i))) {
        return false;
      }
    }
    return true;
  }
}
