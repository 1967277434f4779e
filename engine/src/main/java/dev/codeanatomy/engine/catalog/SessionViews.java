package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.contract.snapshot.FunctionPage;
import dev.codeanatomy.contract.snapshot.RegistryFunction;
import dev.codeanatomy.contract.snapshot.RegistryParameter;
import dev.codeanatomy.contract.snapshot.RegistrySnapshot;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** A session's registry and docs as tables. Stateless. */
public final class SessionViews {
  /** The columns of {@code information_schema.routines}. */
  public static final Schema ROUTINES =
      new Schema(
          List.of(
              text("routine_schema"),
              text("routine_name"),
              text("specific_name"),
              text("routine_type"),
              text("function_type"),
              text("data_type"),
              text("is_deterministic"),
              text("description"),
              text("syntax_example")));

  /** The columns of {@code information_schema.parameters}. */
  public static final Schema PARAMETERS =
      new Schema(
          List.of(
              text("specific_schema"),
              text("specific_name"),
              ArrowTypes.notNull("ordinal_position", ArrowTypes.INT32),
              text("parameter_mode"),
              text("parameter_name"),
              text("data_type"),
              maybe("parameter_default"),
              flag("is_optional"),
              flag("is_variadic")));

  private static final Schema REGISTRY =
      new Schema(
          List.of(
              text("name"),
              text("kind"),
              maybe("plugin"),
              list("aliases"),
              list("parameter_names"),
              list("parameter_types"),
              text("signature"),
              flag("named_arguments"),
              text("returns"),
              text("volatility"),
              text("null_handling"),
              list("tags"),
              ArrowTypes.notNull("revision", ArrowTypes.INT64),
              list("plugin_options")));

  private static final Schema DOCS =
      new Schema(
          List.of(
              text("name"),
              text("kind"),
              text("section"),
              text("description"),
              text("syntax"),
              maybe("sql_example"),
              list("argument_names"),
              list("argument_descriptions"),
              list("alternative_syntax")));

  private SessionViews() {}

  private static Field text(String name) {
    return ArrowTypes.notNull(name, ArrowTypes.UTF8);
  }

  private static Field maybe(String name) {
    return ArrowTypes.nullable(name, ArrowTypes.UTF8);
  }

  private static Field flag(String name) {
    return ArrowTypes.notNull(name, ArrowTypes.BOOL);
  }

  private static Field list(String name) {
    return new Field(name, FieldType.notNullable(ArrowType.List.INSTANCE), List.of(maybe("item")));
  }

  /** One row per function. */
  static SystemTable registry(SessionRegistry registry) {
    List<List<Object>> rows = new ArrayList<>();
    RegistrySnapshot snapshot = registry.registry();
    for (RegistryFunction function : snapshot.functions()) {
      rows.add(
          List.of(
              function.name(),
              function.kind().wire(),
              function.plugin(),
              function.aliases(),
              function.parameters().stream().map(RegistryParameter::name).toList(),
              function.parameters().stream().map(RegistryParameter::types).toList(),
              function.signature(),
              function.namedArguments(),
              function.returns(),
              function.volatility(),
              function.nullHandling(),
              function.tags(),
              function.revision(),
              options(snapshot, function)));
    }
    return new SystemTable(REGISTRY, rows);
  }

  /** The options of the function's plugin, {@code name = value}. */
  private static List<String> options(RegistrySnapshot snapshot, RegistryFunction function) {
    return function
        .plugin()
        .map(plugin -> snapshot.configDefaults().get(plugin))
        .map(
            values ->
                values.entrySet().stream().map(o -> o.getKey() + " = " + o.getValue()).toList())
        .orElse(List.of());
  }

  /** One row per function. */
  static SystemTable docs(SessionRegistry registry) {
    List<List<Object>> rows = new ArrayList<>();
    for (FunctionPage page : registry.docs().functions()) {
      rows.add(
          List.of(
              page.name(),
              page.kind().wire(),
              page.section(),
              page.description(),
              page.syntax(),
              page.example(),
              page.arguments().stream().map(FunctionPage.DocumentedArgument::name).toList(),
              page.arguments().stream().map(FunctionPage.DocumentedArgument::description).toList(),
              page.alternativeSyntax()));
    }
    return new SystemTable(DOCS, rows);
  }

  /** {@code information_schema.routines}: one row per function. */
  public static SystemTable routines(SessionRegistry registry) {
    Map<String, FunctionPage> pages = new HashMap<>();
    registry.docs().functions().forEach(page -> pages.put(page.name(), page));
    List<List<Object>> rows = new ArrayList<>();
    for (RegistryFunction function : registry.registry().functions()) {
      FunctionPage page = pages.get(function.name());
      rows.add(
          List.of(
              schema(function),
              function.name(),
              function.name(),
              "FUNCTION",
              function.kind().wire(),
              function.returns(),
              function.volatility().equals("immutable") ? "YES" : "NO",
              page == null ? "" : page.description(),
              page == null ? "" : page.syntax()));
    }
    return new SystemTable(ROUTINES, rows);
  }

  /** {@code information_schema.parameters}: one row per parameter of each function. */
  public static SystemTable parameters(SessionRegistry registry) {
    List<List<Object>> rows = new ArrayList<>();
    for (RegistryFunction function : registry.registry().functions()) {
      int position = 1;
      for (RegistryParameter parameter : function.parameters()) {
        rows.add(
            List.of(
                schema(function),
                function.name(),
                position++,
                "IN",
                parameter.name(),
                parameter.types(),
                parameter.defaultValue(),
                parameter.optional(),
                parameter.variadic()));
      }
    }
    return new SystemTable(PARAMETERS, rows);
  }

  private static String schema(RegistryFunction function) {
    return function.plugin().orElse(EngineFunctions.NAMESPACE);
  }
}
