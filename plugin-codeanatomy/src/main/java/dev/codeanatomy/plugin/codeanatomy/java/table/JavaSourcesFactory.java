package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.TableContext;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceRoot;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceRootException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the Java files below a directory as a table of kind {@code java_sources}. */
public final class JavaSourcesFactory implements TableProviderFactory {
  private static final String ROOT = "root";

  @Override
  public String kind() {
    return "java_sources";
  }

  @Override
  public String description() {
    return "The Java files below a directory: path, size, content hash and text, one row a file.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.utf8(ROOT).required().description("directory with Java files").build());
  }

  @Override
  public Optional<Map<String, Object>> sampleOptions() {
    return Optional.of(Map.of(ROOT, SourceRoot.SAMPLE));
  }

  @Override
  public TableProvider open(TableContext context) throws PluginException {
    try {
      SourceRoot root = SourceRoot.of(context.options().getUtf8(ROOT));
      return new JavaSourcesProvider(new SharedSources(root, "", context.runScope()));
    } catch (SourceRootException e) {
      throw new PluginException(e.getMessage(), e);
    }
  }
}
