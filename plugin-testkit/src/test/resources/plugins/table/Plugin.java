package faulty;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.*;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.util.*;
import java.util.function.LongPredicate;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.*;

/** Ten rows in two splits: {@code id} from 0 to 9, {@code name}, null for every third row. */
public final class Plugin implements PluginModule {
  private static final int ROWS = 10;

  @Override
  public PluginExports exports(PluginContext context) {
    Kind kind = new Kind();
    return PluginExports.builder().tableProvider(kind).tableFunction(kind).build();
  }

  private static final class Kind implements TableProviderFactory, TableFunction {
    private int opened;

    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("ten_rows")
          .option("comment", Literal.ofUtf8(""))
          .returns(TypeSet.struct())
          .sample(Sample.row(Literal.ofUtf8("as text")))
          .build();
    }

    @Override
    public String kind() {
      return "ten_rows";
    }

    @Override
    public String description() {
      return "Ten rows.";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of();
    }

    @Override
    public Optional<Map<String, Object>> sampleOptions() {
      return Optional.of(Map.of());
    }

    @Override
    public TableProvider open(TableContext context) {
      opened++;
      return new Table(opened, context.allocator().buffer(64));
    }

    @Override
    public TableProvider bind(BindContext context) {
      opened++;
      return new Table(opened, context.allocator().buffer(64));
    }
  }

  private static final class Table implements TableProvider {
    final List<Integer> ends = new ArrayList<>();
    final Thread opener = Thread.currentThread();
    private final int number;
    private final ArrowBuf scratch;
    int scans;
    boolean large;
    boolean unread;

    Table(int number, ArrowBuf scratch) {
      this.number = number;
      this.scratch = scratch;
    }

    @Override
    public Schema schema() {
      Map<String, String> metadata = Map.of("made", "by a test");
      return new Schema(
          List.of(
              ArrowTypes.notNull("id", ArrowTypes.INT64),
              ArrowTypes.nullable("name", ArrowTypes.UTF8)),
          metadata);
    }

    @Override
    public OptionalLong estimatedRows() {
      return OptionalLong.of(ROWS);
    }

    @Override
    public Optional<String> contentVersion() {
      return Optional.of("1");
    }

    @Override
    public FilterPushdown classify(Expression conjunct) {
      if (limit(conjunct).isPresent()) {
        return FilterPushdown.EXACT;
      }
      return FilterPushdown.UNSUPPORTED;
    }

    /** The number that an id is to be below, if the filter says that. */
    static OptionalLong limit(Expression conjunct) {
      if (conjunct instanceof Call call
          && call.name().equals("lt")
          && call.arguments().get(0) instanceof Column column
          && column.name().equals("id")
          && call.arguments().get(1) instanceof Literal literal) {
        return OptionalLong.of(literal.asLong());
      }
      return OptionalLong.empty();
    }

    @Override
    public TableScan scan(ScanRequest request) {
      return new Scan(this, request, scans++);
    }

    @Override
    public void close() {
      scratch.close();
    }
  }

  private static final class Scan implements TableScan {
    final Table table;
    final ScanRequest request;
    final int number;
    final long below;
    final Thread opener = Thread.currentThread();
    int asked;
    int reads;

    Scan(Table table, ScanRequest request, int number) {
      this.table = table;
      this.request = request;
      this.number = number;
      this.below =
          request.filters().isEmpty()
              ? ROWS
              : Table.limit(request.filters().get(0).expression()).getAsLong();
    }

    @Override
    public List<byte[]> splits() {
      asked++;
      return List.of(new byte[] {0, 5}, new byte[] {5, 10});
    }

    @Override
    public BatchReader open(byte[] split) {
      int end = split[1];
      return new Reader(this, split[0], (int) Math.min(end, below));
    }

    @Override
    public void close() {
      table.unread |= reads == 0;
    }
  }

  private static final class Reader implements BatchReader {
    private final Scan scan;
    private final int end;
    private int next;
    private BigIntVector ids;

    Reader(Scan scan, int next, int end) {
      this.scan = scan;
      this.next = next;
      this.end = end;
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) {
      scan.reads++;
      int count = Math.min(maxRows, end - next);
      if (count <= 0) {
        return false;
      }
      List<String> projection = scan.request.projection();
      for (int column = 0; column < projection.size(); column++) {
        FieldVector vector = out.getVector(column);
        for (int i = 0; i < count; i++) {
          int row = next + i;
          if (projection.get(column).equals("id")) {
            ((BigIntVector) vector).setSafe(i, row);
          } else if (row % 3 == 0) {
            ((VarCharVector) vector).setNull(i);
          } else {
            ((VarCharVector) vector).setSafe(i, ("row " + row).getBytes());
          }
        }
      }
      out.setRowCount(count);
      next += count;
      return true;
    }
  }
}
