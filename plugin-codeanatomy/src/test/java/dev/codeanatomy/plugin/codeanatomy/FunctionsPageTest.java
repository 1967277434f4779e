package dev.codeanatomy.plugin.codeanatomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.api.table.TableProviderFactory;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.java.extract.JavaTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dgolden.update=true} to write {@code docs/functions.md} anew. */
class FunctionsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "functions.md");

  @Test
  void whatThePluginExportsIsPublished() throws Exception {
    String text = page(TestPlugin.load().exports());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).hasContent(text);
  }

  private static String page(PluginExports exports) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            <!-- Written by: mvn -pl plugin-codeanatomy -am test -Dtest=FunctionsPageTest -Dgolden.update=true -Dsurefire.failIfNoSpecifiedTests=false -->
            # The functions of the plugin `codeanatomy`

            In brackets stand arguments that may be left out, with their defaults; a `literal` must be a constant. `codeanatomy capabilities` lists
            the functions of SQL itself and of every plugin. A name that SQL has for a function of its own means that one; `codeanatomy.lag` and the other
            names (`lag_window`) reach the plugin's.
            """);
    scalars(text, exports.scalars().stream().map(ScalarFunction::spec).toList());
    section(
        text, "Aggregates", exports.aggregates().stream().map(AggregateFunction::spec).toList());
    section(text, "Windows", exports.windows().stream().map(WindowFunction::spec).toList());
    section(text, "Tables", exports.tableFunctions().stream().map(TableFunction::spec).toList());
    text.append("\n## Inputs\n");
    for (TableProviderFactory factory : exports.tableProviders()) {
      text.append("\n### " + factory.kind() + "\n\n" + factory.description() + "\n");
    }
    return text + defects();
  }

  /** Written by hand; each row has a test. */
  private static String defects() throws IOException {
    try (InputStream defects = FunctionsPageTest.class.getResourceAsStream("library-defects.md")) {
      return new String(Objects.requireNonNull(defects).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** By category, in the order in which the plugin exports them. */
  private static void scalars(StringBuilder text, List<FunctionSpec> specs) {
    Map<String, List<FunctionSpec>> categories = new LinkedHashMap<>();
    for (FunctionSpec spec : specs) {
      String category = spec.doc().orElseThrow().category();
      categories.computeIfAbsent(category, name -> new ArrayList<>()).add(spec);
    }
    categories.forEach((category, members) -> section(text, "Scalars: " + category, members));
  }

  private static void section(StringBuilder text, String title, List<FunctionSpec> specs) {
    text.append("\n## " + title + "\n");
    for (FunctionSpec spec : specs) {
      FunctionDoc doc = spec.doc().orElseThrow(() -> new AssertionError(spec + " has no doc"));
      text.append("\n### " + spec.name() + "\n\n");
      text.append(doc.description() + "\n");
      if (!spec.aliases().isEmpty()) {
        text.append("\nAlso called `" + String.join("`, `", spec.aliases()) + "`.\n");
      }
      text.append("\n```\n" + spec + "\n```\n");
      String before = "\n";
      for (Parameter parameter : spec.parameters()) {
        text.append(before + "- `" + parameter.name() + "`: " + parameter.description() + "\n");
        before = "";
      }
      text.append("\n```sql\n" + doc.example() + "\n```\n");
      Arrays.stream(JavaTable.values())
          .filter(table -> table.tableName().equals(spec.name()))
          .forEach(table -> text.append("\nColumns: " + columns(table) + ".\n"));
    }
  }

  private static String columns(JavaTable table) {
    return table.schema().getFields().stream()
        .map(Field::getName)
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }
}
