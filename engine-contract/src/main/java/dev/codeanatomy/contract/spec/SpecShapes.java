package dev.codeanatomy.contract.spec;

import static dev.codeanatomy.contract.shape.Shapes.integer;
import static dev.codeanatomy.contract.shape.Shapes.json;
import static dev.codeanatomy.contract.shape.Shapes.list;
import static dev.codeanatomy.contract.shape.Shapes.map;
import static dev.codeanatomy.contract.shape.Shapes.name;
import static dev.codeanatomy.contract.shape.Shapes.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.codeanatomy.contract.shape.Choice;
import dev.codeanatomy.contract.shape.ObjectShape;
import dev.codeanatomy.contract.shape.Properties;
import dev.codeanatomy.contract.shape.Property;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The JSON forms of everything in a spec but its transforms. */
final class SpecShapes {
  /** 2^53-1: JSON numbers beyond it lose digits. */
  private static final long MAX_SAFE = (1L << 53) - 1;

  static final ObjectShape<ExecutionSpec> SPEC = spec();

  private SpecShapes() {}

  private static ObjectShape<ExecutionSpec> spec() {
    Properties<ExecutionSpec> p =
        Properties.of("ExecutionSpec", "What to read, which views to compute, what to write.");
    var version =
        p.required(
            "version",
            integer(ExecutionSpec.VERSION, ExecutionSpec.VERSION),
            s -> (long) ExecutionSpec.VERSION,
            "Version of this form.");
    var plugins =
        p.defaulted(
            "plugins", list(plugin(), 0), List.of(), ExecutionSpec::plugins, "Required plugins.");
    var parameters =
        p.defaulted(
            "typed_parameters",
            list(parameter(), 0),
            List.of(),
            ExecutionSpec::typedParameters,
            "Values that a run supplies by name.");
    var inputs =
        p.defaulted(
            "input_relations",
            list(input(), 0),
            List.of(),
            ExecutionSpec::inputRelations,
            "What is read.");
    var views =
        p.required(
            "view_definitions",
            list(view(), 1),
            ExecutionSpec::viewDefinitions,
            "What is computed.");
    var outputs =
        p.required(
            "output_targets", list(output(), 1), ExecutionSpec::outputTargets, "What is written.");
    var profile =
        p.defaulted(
            "rulepack_profile",
            Choice.of(RulepackProfile.values(), RulepackProfile::wire)
                .later("LowLatency", "Replay", "Strict"),
            RulepackProfile.DEFAULT,
            ExecutionSpec::rulepackProfile,
            "Which optimiser rules run.");
    var runtime =
        p.defaulted(
            "runtime",
            runtime(),
            RuntimeSection.EMPTY,
            ExecutionSpec::runtime,
            "How a run behaves; no part of the spec's identity.");
    p.later("session_options", "Options of functions come with a later release; remove it");
    p.later("join_graph", "Write the joins as Relate transforms");
    p.later("rule_intents", "Rules can be chosen in a later release; remove it");
    p.later("rule_overlay", "Rules can be chosen in a later release; remove it");
    p.later("runtime_profile", "Use the command line's --profile");
    p.later("cache_policy", "Views used more than once are kept without it; remove it");
    p.later("maintenance", "Maintenance of tables comes with a later release; remove it");
    return p.build(
        v -> {
          v.get(version);
          return new ExecutionSpec(
              v.get(plugins),
              v.get(parameters),
              v.get(inputs),
              v.get(views),
              v.get(outputs),
              v.get(profile),
              v.get(runtime));
        });
  }

  private static ObjectShape<PluginRequirement> plugin() {
    Properties<PluginRequirement> p =
        Properties.of("PluginRequirement", "A plugin that the spec needs.");
    var id = p.required("id", name(), PluginRequirement::id, "The plugin's id.");
    var version =
        p.optional(
            "version", name(), PluginRequirement::version, "Accepted versions; absent: any.");
    var options = options(p, PluginRequirement::options, "Options of the plugin by name.");
    return p.build(v -> new PluginRequirement(v.get(id), v.get(version), v.get(options)));
  }

  private static <T> Property<T, SortedMap<String, JsonNode>> options(
      Properties<T> p, Function<T, SortedMap<String, JsonNode>> get, String doc) {
    return p.defaulted("options", map(json()), Collections.emptySortedMap(), get, doc);
  }

  private static ObjectShape<TypedParameter> parameter() {
    Properties<TypedParameter> p =
        Properties.of("TypedParameter", "A value that a run supplies by name.");
    var named = p.required("name", name(), TypedParameter::name, "Used as :name.");
    var type =
        p.required(
            "type",
            Choice.of(ParameterType.values(), ParameterType::wire),
            TypedParameter::type,
            "Its type.");
    var value =
        p.optional(
            "default",
            json(),
            t -> t.defaultValue().map(SpecShapes::parameterJson),
            "The value when a run gives none; absent: a run must give one.");
    var description = p.optional("description", text(), TypedParameter::description, "For people.");
    return p.build(
        v ->
            new TypedParameter(
                v.get(named),
                v.get(type),
                v.get(value).map(json -> parameterValue(v.get(type), json)),
                v.get(description)));
  }

  private static ParameterValue parameterValue(ParameterType type, JsonNode json) {
    boolean fits =
        switch (type) {
          case UTF8, DATE, TIMESTAMP -> json.isTextual();
          case INT64 -> json.isIntegralNumber() || json.isTextual();
          case FLOAT64 -> json.isNumber();
          case BOOLEAN -> json.isBoolean();
        };
    if (!fits) {
      throw new IllegalArgumentException("the default " + json + " is not of type " + type.wire());
    }
    return type.parse(json.asText());
  }

  private static JsonNode parameterJson(ParameterValue value) {
    if (value instanceof ParameterValue.Bool flag) {
      return BooleanNode.valueOf(flag.value());
    }
    if (value instanceof ParameterValue.Float64 number) {
      return DoubleNode.valueOf(number.value());
    }
    if (value instanceof ParameterValue.Int64 number && Math.abs(number.value()) <= MAX_SAFE) {
      return LongNode.valueOf(number.value());
    }
    return TextNode.valueOf(value.text());
  }

  private static ObjectShape<InputRelation> input() {
    Properties<InputRelation> p =
        Properties.of("InputRelation", "A Delta table, or a table provider of a plugin.");
    var named =
        p.required("logical_name", name(), InputRelation::logicalName, "The name views use.");
    var location =
        p.optional(
            "delta_location",
            name(),
            i -> delta(i).map(InputSource.DeltaTable::location),
            "Path of the table's folder; exactly one of this and provider.");
    var version =
        p.optional(
            "version_pin",
            integer(0, MAX_SAFE),
            i -> delta(i).flatMap(InputSource.DeltaTable::versionPin),
            "The version to read; absent: the latest when the run starts.");
    var provider =
        p.optional(
            "provider",
            provider(),
            i ->
                i.source() instanceof InputSource.Provider made
                    ? Optional.of(made)
                    : Optional.empty(),
            "A table provider; exactly one of this and delta_location.");
    p.later("requires_lineage", "Lineage comes with a later release; remove it");
    return p.build(
        v ->
            new InputRelation(
                v.get(named), source(v.get(location), v.get(version), v.get(provider))));
  }

  private static Optional<InputSource.DeltaTable> delta(InputRelation input) {
    return input.source() instanceof InputSource.DeltaTable table
        ? Optional.of(table)
        : Optional.empty();
  }

  private static InputSource source(
      Optional<String> location, Optional<Long> version, Optional<InputSource.Provider> provider) {
    if (location.isPresent() == provider.isPresent()) {
      throw new IllegalArgumentException(
          "an input has exactly one of 'delta_location' and 'provider'");
    }
    if (provider.isPresent() && version.isPresent()) {
      throw new IllegalArgumentException("'version_pin' belongs to 'delta_location'");
    }
    return provider.isPresent()
        ? provider.get()
        : new InputSource.DeltaTable(location.get(), version);
  }

  private static ObjectShape<InputSource.Provider> provider() {
    Properties<InputSource.Provider> p = Properties.of("Provider", "A table provider of a plugin.");
    var plugin =
        p.optional(
            "plugin",
            name(),
            InputSource.Provider::plugin,
            "The plugin's id; absent: the only plugin with a provider of this kind.");
    var kind = p.required("kind", name(), InputSource.Provider::kind, "The provider's kind.");
    var options =
        options(
            p,
            InputSource.Provider::options,
            "Its options; {\"parameter\": \"name\"} stands for a parameter's value.");
    return p.build(v -> new InputSource.Provider(v.get(plugin), v.get(kind), v.get(options)));
  }

  private static ObjectShape<ViewDefinition> view() {
    Properties<ViewDefinition> p = Properties.of("ViewDefinition", "A view.");
    var named = p.required("name", name(), ViewDefinition::name, "Its name.");
    var kind = p.optional("view_kind", text(), ViewDefinition::viewKind, "Free text for people.");
    var dependencies =
        p.optional(
            "view_dependencies",
            list(name(), 0),
            ViewDefinition::viewDependencies,
            "The views it reads; absent: those the transform names.");
    var transform =
        p.required(
            "transform",
            TransformShapes.transform(),
            ViewDefinition::transform,
            "How its rows are made.");
    var schema =
        p.optional(
            "output_schema",
            outputSchema(),
            ViewDefinition::outputSchema,
            "The columns it must have; absent: whatever the transform gives.");
    return p.build(
        v ->
            new ViewDefinition(
                v.get(named), v.get(kind), v.get(dependencies), v.get(transform), v.get(schema)));
  }

  private static ObjectShape<SortedMap<String, String>> outputSchema() {
    Properties<SortedMap<String, String>> p =
        Properties.of("SchemaContract", "Column names and their types.");
    var columns = p.required("columns", map(name()), m -> m, "Type names by column.");
    return p.build(v -> v.get(columns));
  }

  private static ObjectShape<OutputTarget> output() {
    Properties<OutputTarget> p = Properties.of("OutputTarget", "A table that is written.");
    var named = p.required("table_name", name(), OutputTarget::tableName, "Its name.");
    var location =
        p.optional(
            "delta_location",
            name(),
            OutputTarget::deltaLocation,
            "The table's folder; absent: <out>/<table_name>.");
    var view =
        p.required("source_view", name(), OutputTarget::sourceView, "The view that is written.");
    var columns =
        p.defaulted(
            "columns",
            list(name(), 0),
            List.of(),
            OutputTarget::columns,
            "Columns in order; none listed means all.");
    var mode =
        p.defaulted(
            "materialization_mode",
            Choice.of(MaterializationMode.values(), MaterializationMode::wire),
            MaterializationMode.OVERWRITE,
            OutputTarget::materializationMode,
            "What becomes of earlier rows.");
    var partitions =
        p.defaulted(
            "partition_by",
            list(name(), 0),
            List.of(),
            OutputTarget::partitionBy,
            "Partition columns of a new table.");
    var metadata =
        p.defaulted(
            "write_metadata",
            map(text()),
            Collections.emptySortedMap(),
            OutputTarget::writeMetadata,
            "Further entries of the commit info; no part of the spec's identity.");
    p.later(
        "max_commit_retries", "A lost commit is tried again by the engine's own rule; remove it");
    return p.build(
        v ->
            new OutputTarget(
                v.get(named),
                v.get(location),
                v.get(view),
                v.get(columns),
                v.get(mode),
                v.get(partitions),
                v.get(metadata)));
  }

  private static ObjectShape<RuntimeSection> runtime() {
    Properties<RuntimeSection> p = Properties.of("RuntimeSection", "How a run behaves.");
    var tags =
        p.defaulted(
            "lineage_tags",
            map(text()),
            Collections.emptySortedMap(),
            RuntimeSection::lineageTags,
            "Entries added to every commit info under codeanatomy.lineage_tag.");
    for (String later :
        List.of(
            "compliance_capture",
            "tuner_mode",
            "capture_substrait",
            "capture_optimizer_lab",
            "capture_delta_codec",
            "pushdown_enforcement_mode",
            "extension_governance_mode",
            "enable_tracing",
            "enable_rule_tracing",
            "enable_plan_preview",
            "enable_function_factory",
            "enable_domain_planner",
            "enable_relation_planner",
            "tracing_preset",
            "tracing")) {
      p.later(later, "It comes with a later release; remove it");
    }
    return p.build(v -> new RuntimeSection(v.get(tags)));
  }
}
