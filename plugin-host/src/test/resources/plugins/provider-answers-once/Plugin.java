package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.table.*;
import java.util.List;

public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) throws PluginException {
    return PluginExports.builder().tableProvider(new Broken()).build();
  }

  private static final class Broken implements TableProviderFactory {
    private int kinds;
    private int options;

    @Override
    public String kind() {
      return kinds++ == 0 ? "broken" : "other";
    }

    @Override
    public String description() {
      return "Nothing.";
    }

    @Override
    public List<OptionSpec> options() {
      if (options++ > 0) {
        throw new IllegalStateException("options are asked for once");
      }
      return List.of(OptionSpec.utf8("root").build());
    }

    @Override
    public TableProvider open(TableContext context) throws PluginException {
      throw new PluginException("nothing to open");
    }
  }
}
