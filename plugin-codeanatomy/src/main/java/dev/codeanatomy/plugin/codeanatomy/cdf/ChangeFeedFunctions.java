package dev.codeanatomy.plugin.codeanatomy.cdf;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Predicate;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.TextColumn;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** The functions about change feeds. */
public final class ChangeFeedFunctions implements ExportFamily {
  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports.scalar(new ChangeRank()).scalar(isUpsert()).scalar(isDelete());
  }

  private static FunctionSpec spec(
      String name, ArrowType returns, String description, String changeType, Literal answer) {
    return FunctionSpec.builder(name)
        .parameter(
            Parameters.text(
                "change_type",
                "The kind of change, as the column _change_type of a change feed has it; case and"
                    + " white space around it do not matter."))
        .returns(returns)
        .doc(FunctionDoc.of("Delta", description, "SELECT " + name + "('" + changeType + "')"))
        .tag("incremental")
        .tag("cdf")
        .tag("delta")
        .sample(Sample.row(Literal.ofUtf8(changeType)).expecting(answer))
        .build();
  }

  private static ScalarFunction isUpsert() {
    FunctionSpec spec =
        spec(
            "cdf_is_upsert",
            ArrowTypes.BOOL,
            "Says whether the change leaves a row behind: an insert or an update_postimage.",
            "insert",
            Literal.ofBoolean(true));
    return ScalarFunction.ofKernel(
        spec, (Utf8Predicate) type -> rank(type) >= ChangeType.INSERT.ordinal());
  }

  private static ScalarFunction isDelete() {
    FunctionSpec spec =
        spec(
            "cdf_is_delete",
            ArrowTypes.BOOL,
            "Says whether the change is a delete.",
            "delete",
            Literal.ofBoolean(true));
    return ScalarFunction.ofKernel(
        spec, (Utf8Predicate) type -> rank(type) == ChangeType.DELETE.ordinal());
  }

  private static int rank(Utf8 type) {
    return ChangeType.rank(type::byteAt, type.length());
  }

  /** {@code cdf_change_rank(change_type)}: no kernel gives an int32. */
  private static final class ChangeRank implements ScalarFunction {
    private static final FunctionSpec SPEC =
        ChangeFeedFunctions.spec(
            "cdf_change_rank",
            ArrowTypes.INT32,
            "Gives the rank of a change, by which the last of several changes of a row is told:"
                + " update_postimage 3, insert 2, delete 1, update_preimage 0, any other text -1.",
            " INSERT ",
            Literal.ofInt32(2));

    @Override
    public FunctionSpec spec() {
      return SPEC;
    }

    @Override
    public BoundScalar bind(BindContext context) {
      return BoundScalar.ofEvaluator(
          ArrowTypes.nullable(SPEC.name(), ArrowTypes.INT32), () -> ChangeRank::evaluate);
    }

    private static void evaluate(Batch in, FieldVector out) {
      TextColumn types = new TextColumn(in.column(0));
      IntVector ranks = (IntVector) out;
      for (int row = 0; row < in.rowCount(); row++) {
        if (types.isNull(row)) {
          ranks.setNull(row);
        } else {
          types.read(row);
          byte[] bytes = types.bytes();
          ranks.setSafe(row, ChangeType.rank(i -> bytes[i], types.length()));
        }
      }
      out.setValueCount(in.rowCount());
    }
  }
}
