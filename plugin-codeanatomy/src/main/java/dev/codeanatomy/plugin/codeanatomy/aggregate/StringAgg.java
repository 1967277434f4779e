package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.vector.TextBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * {@code string_agg(value, separator)}: the texts of a group, one behind the other. DISTINCT and
 * ORDER BY inside the call are the engine's: it hands over the rows they leave, in their order.
 */
final class StringAgg implements AggregateFunction {
  private static final String DEFAULT_SEPARATOR = ",";

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("string_agg")
          .parameter(
              Parameter.builder("value", TypeSet.of(ArrowTypes.UTF8))
                  .description("the text; nulls are left out")
                  .build())
          .parameter(
              Parameter.builder("separator", TypeSet.of(ArrowTypes.UTF8))
                  .literalOnly()
                  .defaultValue(Literal.ofUtf8(DEFAULT_SEPARATOR))
                  .description("what stands between two texts; a null is a comma")
                  .build())
          .returns(ArrowTypes.UTF8)
          .doc(
              FunctionDoc.of(
                  "Aggregate",
                  "Joins the texts of a group with a separator, in the order that ORDER BY inside"
                      + " the call says. Nulls are left out; without any other text the answer is"
                      + " null. The name string_agg alone means SQL's own.",
                  "SELECT codeanatomy.string_agg(x, '-') WITHIN GROUP (ORDER BY x) FROM (VALUES"
                      + " ('b'), (NULL), ('a')) AS t(x)"))
          .tag("aggregate")
          .tag("string")
          .tag("order_sensitive")
          .sample(
              Sample.row(Literal.ofUtf8("a"), Literal.ofUtf8("-"))
                  .andRow(Literal.ofNull(ArrowTypes.UTF8), Literal.ofUtf8("-"))
                  .andRow(Literal.ofUtf8("b"), Literal.ofUtf8("-"))
                  .expecting(Literal.ofUtf8("a-b")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundAggregate bind(BindContext context) {
    String separator =
        context
            .arguments()
            .get(1)
            .literal()
            .filter(literal -> !literal.isNull())
            .map(Literal::asString)
            .orElse(DEFAULT_SEPARATOR);
    return BoundAggregate.ofObjectState(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.UTF8), new Joining(separator));
  }

  /** What was joined so far. */
  private static final class Joined {
    private static final byte[] NONE = {};
    private static final int FIRST_BYTES = 24;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    private boolean seen;
    private byte[] bytes = NONE;
    private int length;

    /** Makes room for so many bytes more behind a separator, which it appends if need be. */
    int begin(byte[] separator, int count) throws PluginException {
      int between = seen ? separator.length : 0;
      long needed = (long) length + between + count;
      if (needed > bytes.length) {
        if (needed > MOST_BYTES) {
          throw new PluginException("the text of one group is longer than 2 GB");
        }
        long doubled = Math.max(FIRST_BYTES, 2L * bytes.length);
        bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(needed, doubled)));
      }
      if (between > 0) {
        System.arraycopy(separator, 0, bytes, length, between);
      }
      int at = length + between;
      seen = true;
      length = (int) needed;
      return at;
    }
  }

  private static final class Joining implements ObjectStateAggregate<Joined> {
    private final byte[] separator;

    Joining(String separator) {
      this.separator = separator.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Joined create() {
      return new Joined();
    }

    @Override
    public void update(Batch in, int row, Joined state) throws PluginException {
      FieldVector texts = in.column(0);
      int at = state.begin(separator, TextBytes.length(texts, row));
      TextBytes.copy(texts, row, state.bytes, at);
    }

    @Override
    public void merge(Joined source, Joined target) throws PluginException {
      if (source.seen) {
        int at = target.begin(separator, source.length);
        System.arraycopy(source.bytes, 0, target.bytes, at, source.length);
      }
    }

    @Override
    public void evaluate(Joined state, FieldVector out, int row) {
      if (state.seen) {
        ((VariableWidthFieldVector) out).setSafe(row, state.bytes, 0, state.length);
      } else {
        out.setNull(row);
      }
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.nullable("joined", ArrowTypes.UTF8));
    }

    @Override
    public void exportState(Joined state, List<FieldVector> out, int row) {
      evaluate(state, out.get(0), row);
    }

    @Override
    public Joined importState(List<FieldVector> in, int row) throws PluginException {
      Joined state = new Joined();
      FieldVector texts = in.get(0);
      if (!texts.isNull(row)) {
        int at = state.begin(separator, TextBytes.length(texts, row));
        TextBytes.copy(texts, row, state.bytes, at);
      }
      return state;
    }
  }
}
