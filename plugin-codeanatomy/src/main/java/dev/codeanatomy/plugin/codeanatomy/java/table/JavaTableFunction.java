package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.function.Volatility;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.codeanatomy.java.extract.JavaTable;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceRoot;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceRootException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table of an extraction as a table function of a source root and, optionally, a class path.
 * Without state.
 */
public final class JavaTableFunction implements TableFunction {
  private final JavaTable table;
  private final FunctionSpec spec;

  private JavaTableFunction(JavaTable table) {
    this.table = table;
    spec =
        FunctionSpec.builder(table.tableName())
            .parameter(
                Parameter.builder("root", TypeSet.of(ArrowTypes.UTF8))
                    .literalOnly()
                    .description("directory with Java files; 'sample:' is a built-in one")
                    .build())
            .parameter(
                Parameter.builder("classpath", TypeSet.of(ArrowTypes.UTF8))
                    .literalOnly()
                    .defaultValue(Literal.ofUtf8(""))
                    .description(
                        "jars and class directories for types that are not among the sources,"
                            + " between the system's path separators")
                    .build())
            .returns(TypeSet.struct())
            .volatility(Volatility.STABLE)
            .nullHandling(NullHandling.CALLED)
            .doc(
                FunctionDoc.of(
                    "Java sources",
                    table.description(),
                    "SELECT * FROM " + table.tableName() + "('" + SourceRoot.SAMPLE + "')"))
            .tag("java")
            .sample(Sample.row(Literal.ofUtf8(SourceRoot.SAMPLE), Literal.ofUtf8("")))
            .build();
  }

  /** One function a table, in the order of {@link JavaTable}. */
  public static List<JavaTableFunction> all() {
    return Arrays.stream(JavaTable.values()).map(JavaTableFunction::new).toList();
  }

  @Override
  public FunctionSpec spec() {
    return spec;
  }

  @Override
  public TableProvider bind(BindContext context) throws PluginException {
    List<Argument> arguments = context.arguments();
    String root =
        text(arguments, 0)
            .orElseThrow(
                () ->
                    new PluginException(
                        "the source root of "
                            + table.tableName()
                            + " is null; give a directory with Java files"));
    String classPath = text(arguments, 1).orElse("");
    try {
      return new JavaTableProvider(
          table, new SharedSources(SourceRoot.of(root), classPath, context.runScope()));
    } catch (SourceRootException e) {
      throw new PluginException(e.getMessage(), e);
    }
  }

  private static Optional<String> text(List<Argument> arguments, int index) {
    return arguments
        .get(index)
        .literal()
        .filter(literal -> !literal.isNull())
        .map(Literal::asString);
  }
}
