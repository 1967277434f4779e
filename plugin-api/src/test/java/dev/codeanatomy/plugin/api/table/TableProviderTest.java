package dev.codeanatomy.plugin.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** A provider that says nothing but what it must claims nothing that a host could build on. */
class TableProviderTest {
  private static final Field NAME = ArrowTypes.nullable("name", ArrowTypes.UTF8);

  private static final class Silent implements TableProvider {
    @Override
    public Schema schema() {
      return new Schema(List.of(NAME));
    }

    @Override
    public TableScan scan(ScanRequest request) throws PluginException {
      throw new PluginException("This table is never scanned.");
    }
  }

  private static final class SilentFactory implements TableProviderFactory {
    @Override
    public String kind() {
      return "silent";
    }

    @Override
    public String description() {
      return "A table that is never scanned.";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of();
    }

    @Override
    public TableProvider open(TableContext context) {
      return new Silent();
    }
  }

  @Test
  void byDefaultNoFilterMoves() {
    TableProvider table = new Silent();

    assertThat(table.classify(Column.of(NAME))).isSameAs(FilterPushdown.UNSUPPORTED);
    assertThat(table.classify(Literal.ofBoolean(true))).isSameAs(FilterPushdown.UNSUPPORTED);
  }

  @Test
  void byDefaultNeitherSizeNorContentIsKnown() throws PluginException {
    TableProvider table = new Silent();

    assertThat(table.estimatedRows()).isEmpty();
    assertThat(table.contentVersion()).isEmpty();
  }

  @Test
  void byDefaultAKindHasNoSample() {
    assertThat(new SilentFactory().sampleOptions()).isEmpty();
  }
}
