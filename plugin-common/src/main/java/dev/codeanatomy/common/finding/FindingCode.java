package dev.codeanatomy.common.finding;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one catalogue of codes of host and engine. An id is stable: it is never given to another
 * meaning, and never taken away.
 *
 * <p>Blocks: {@code ABI-1xxx} plugins (10 archive, 11 manifest, 12 negotiation, 13 loading, 14
 * exports, 15 proof, 16 life, 17 arguments of a call, 18 options), {@code SPEC-20xx} spec text,
 * {@code SPEC-21xx} parameters, {@code SPEC-22xx} the graph of a spec, {@code PLAN-23xx} meaning of
 * views and outputs, {@code SQL-24xx} SQL text, names and types, {@code PLAN-25xx} optimiser and
 * lowering, {@code DELTA-30xx} tables and output directories, {@code RUN-4xxx} a run, {@code
 * NATIVE-6xxx} the native library, {@code CLI-7xxx} the command line.
 *
 * <p>To add one: append a row at the end of its block with the next free number, a title that says
 * what is wrong as one clause, and what a reader can always do about it; then write {@code
 * docs/findings.md} anew as its first line says. This file is long because it is a table.
 */
public enum FindingCode {
  // ABI-10xx: the archive, before anything in it is believed.
  ARCHIVE_UNREADABLE(
      "ABI-1001",
      Severity.ERROR,
      "The archive cannot be read",
      "Give the path of a readable zip or jar."),
  ARCHIVE_ENTRY_ESCAPES(
      "ABI-1002",
      Severity.ERROR,
      "An entry of the archive leads outside of it",
      "Build the archive again with relative names and without '..'; do not trust this one."),
  ARCHIVE_DUPLICATE_ENTRY(
      "ABI-1003",
      Severity.ERROR,
      "Two entries of the archive have the same name",
      "Build the archive so that each name occurs once, whatever its case."),
  ARCHIVE_SYMLINK(
      "ABI-1004",
      Severity.ERROR,
      "An entry of the archive is a link",
      "Put the file itself into the archive."),
  ARCHIVE_TOO_LARGE(
      "ABI-1005",
      Severity.ERROR,
      "The archive unpacks to more than the host allows",
      "Make the archive smaller, or raise the host's archive limits if you trust it."),
  ARCHIVE_NOT_UNPACKED(
      "ABI-1006",
      Severity.ERROR,
      "The archive could not be unpacked",
      "Check space and permissions of the host's plugin cache."),
  ARCHIVE_BUNDLES_HOST_CLASSES(
      "ABI-1007",
      Severity.ERROR,
      "The archive holds classes that come from the host",
      "Leave plugin-api and Arrow out of the archive (scope 'provided')."),

  // ABI-11xx: the manifest and PF4J's descriptor.
  MANIFEST_MISSING(
      "ABI-1101",
      Severity.ERROR,
      "The archive has no META-INF/codeanatomy/plugin.json",
      "Let the build derive it with 'codeanatomy plugin manifest'."),
  MANIFEST_MALFORMED(
      "ABI-1102",
      Severity.ERROR,
      "The manifest is not JSON",
      "Let the build derive it with 'codeanatomy plugin manifest'."),
  MANIFEST_MISSING_PROPERTY(
      "ABI-1103",
      Severity.ERROR,
      "A required property of the manifest is missing",
      "Add the property, or let the build derive the manifest."),
  MANIFEST_UNKNOWN_PROPERTY(
      "ABI-1104",
      Severity.ERROR,
      "The manifest has an unknown property",
      "Remove it; what only some hosts know goes under 'extensions'."),
  MANIFEST_WRONG_TYPE(
      "ABI-1105",
      Severity.ERROR,
      "A value in the manifest has the wrong JSON type",
      "Derive the manifest with the manifest command instead of writing it by hand."),
  MANIFEST_INVALID_VALUE(
      "ABI-1106",
      Severity.ERROR,
      "A value in the manifest is out of its range or form",
      "Derive the manifest with the manifest command instead of writing it by hand."),
  MANIFEST_DUPLICATE(
      "ABI-1107", Severity.ERROR, "The manifest says one thing twice", "Keep one of the two."),
  MANIFEST_VERSION_UNSUPPORTED(
      "ABI-1108",
      Severity.ERROR,
      "The manifest's version is not one this host reads",
      "Use a host that reads it, or build the plugin for this one."),
  DESCRIPTOR_MISSING(
      "ABI-1109",
      Severity.ERROR,
      "MANIFEST.MF lacks PF4J's Plugin-Id or Plugin-Version",
      "Add Plugin-Id and Plugin-Version to the main section of META-INF/MANIFEST.MF."),
  DESCRIPTOR_DIFFERS(
      "ABI-1110",
      Severity.ERROR,
      "MANIFEST.MF and plugin.json disagree",
      "Write the same value in both."),
  MANIFEST_NOT_SUPPORTED_YET(
      "ABI-1111",
      Severity.ERROR,
      "The manifest uses what this host does not do yet",
      "Leave it out, or wait for the host that brings it."),

  // ABI-12xx: negotiation and capability bits.
  ABI_MAJOR_DIFFERS(
      "ABI-1201",
      Severity.ERROR,
      "The plugin was built for another major version of the ABI",
      "Use a build of the plugin for this host's ABI."),
  ABI_MINOR_TOO_NEW(
      "ABI-1202",
      Severity.ERROR,
      "The plugin needs a newer ABI than this host has",
      "Upgrade the host, or use an older build of the plugin."),
  CAPABILITY_WITHOUT_EXPORT(
      "ABI-1203",
      Severity.ERROR,
      "A capability bit is declared and nothing of its kind is exported",
      "Export it, or clear the bit; the build derives the bits."),
  EXPORT_WITHOUT_CAPABILITY(
      "ABI-1204",
      Severity.ERROR,
      "Something is exported whose capability bit is not declared",
      "Set the bit; the build derives the bits."),
  CAPABILITY_UNKNOWN(
      "ABI-1205",
      Severity.ERROR,
      "The plugin needs a critical capability that this host does not know",
      "Upgrade the host."),
  CAPABILITY_UNKNOWN_ADVISORY(
      "ABI-1206",
      Severity.WARNING,
      "The plugin offers an advisory capability that this host does not know",
      "Nothing to do; a newer host can use it."),
  ARROW_MAJOR_DIFFERS(
      "ABI-1207",
      Severity.ERROR,
      "The plugin was built for another major version of Arrow",
      "Use a build of the plugin for this host's Arrow."),
  JAVA_TOO_OLD(
      "ABI-1208",
      Severity.ERROR,
      "The plugin needs a newer Java than the one that runs",
      "Start the host on a newer JDK."),
  JAVA_MODULE_MISSING(
      "ABI-1209",
      Severity.ERROR,
      "A Java module that the plugin needs is not in the running JDK",
      "Start the host on a full JDK, or with --add-modules."),

  // ABI-13xx: loading, and asking for the exports.
  ENTRY_POINT_MISSING(
      "ABI-1301",
      Severity.ERROR,
      "The entry point class is not in the plugin",
      "Name a class of the plugin in 'entryPoint'."),
  ENTRY_POINT_INVALID(
      "ABI-1302",
      Severity.ERROR,
      "The entry point cannot be used",
      "Make it a public class with a public constructor without parameters that implements"
          + " PluginModule."),
  LOAD_FAILED(
      "ABI-1303",
      Severity.ERROR,
      "The plugin failed while its entry point was loaded",
      "Fix the plugin; nothing of it was kept."),
  EXPORTS_FAILED(
      "ABI-1304",
      Severity.ERROR,
      "The plugin failed when it was asked for its exports",
      "Fix the plugin; nothing of it was kept."),
  PLUGIN_TIMED_OUT(
      "ABI-1305",
      Severity.ERROR,
      "The plugin did not answer in time",
      "Fix the plugin, or raise the host's call timeout."),
  ALLOCATION_LIMIT(
      "ABI-1306",
      Severity.ERROR,
      "The plugin allocated more than its limit",
      "Fix the plugin, or raise the host's allocation limit per plugin."),
  PLUGIN_ID_TAKEN(
      "ABI-1307",
      Severity.ERROR,
      "A plugin with this id is already loaded",
      "Keep one of the two, or unload the first."),
  ALLOCATION_LEAK(
      "ABI-1308",
      Severity.ERROR,
      "The plugin kept memory that it must close",
      "Close what was allocated from the allocator of the call."),

  // ABI-14xx: exports against the manifest.
  EXPORT_NOT_DECLARED(
      "ABI-1401",
      Severity.ERROR,
      "The plugin exports what its manifest does not list",
      "Derive the manifest again from the classes."),
  EXPORT_MISSING(
      "ABI-1402",
      Severity.ERROR,
      "The manifest lists what the plugin does not export",
      "Derive the manifest again from the classes."),
  SIGNATURE_DIFFERS(
      "ABI-1403",
      Severity.ERROR,
      "A signature differs between manifest and exports",
      "Derive the manifest again from the classes."),
  REVISION_DIFFERS(
      "ABI-1404",
      Severity.ERROR,
      "A revision differs between manifest and exports",
      "Derive the manifest again from the classes."),
  EXPORT_NAME_TWICE(
      "ABI-1405",
      Severity.ERROR,
      "Two exports of one plugin answer to the same name",
      "Rename one of them, or drop the alias."),
  OPTION_DIFFERS(
      "ABI-1406",
      Severity.ERROR,
      "An option differs between manifest and plugin",
      "Derive the manifest again from the classes."),
  AGGREGATE_WITHOUT_COLUMN(
      "ABI-1407",
      Severity.ERROR,
      "An aggregate has no parameter that takes a column",
      "Give it a parameter that is not literal-only; SQL's own count(*) counts rows."),

  // ABI-15xx: the proof of each export.
  PROOF_NOT_POSSIBLE(
      "ABI-1501",
      Severity.INFO,
      "An export has no sample and is declared, unproven",
      "Give it a sample, if it has one without side effects."),
  SAMPLE_INVALID(
      "ABI-1502",
      Severity.ERROR,
      "A sample does not fit the function it is for",
      "Write a sample whose arguments the parameters accept."),
  BIND_FAILED(
      "ABI-1503",
      Severity.ERROR,
      "A function failed when it was bound to its sample",
      "Fix the function or its sample."),
  RETURN_FIELD_INVALID(
      "ABI-1504",
      Severity.ERROR,
      "A function bound to a type that its spec does not return",
      "Return a field of a type in the spec's 'returns'."),
  CALL_FAILED(
      "ABI-1505",
      Severity.ERROR,
      "A function failed when it ran",
      "Fix the function; with PluginException it can say itself what was wrong."),
  RESULT_LENGTH(
      "ABI-1506",
      Severity.ERROR,
      "A result has the wrong number of rows",
      "Set the value count of 'out' to the number of rows."),
  RESULT_TYPE(
      "ABI-1507",
      Severity.ERROR,
      "A result has the wrong type",
      "Write only to the 'out' that the host gave, and leave its layout alone."),
  RESULT_DIFFERS(
      "ABI-1508",
      Severity.ERROR,
      "A function does not give the answer its sample expects",
      "Fix the function or the expectation."),
  MERGE_CHANGES_SOURCE(
      "ABI-1509",
      Severity.ERROR,
      "Merging two states changed the source",
      "Copy from the source; the host may merge or evaluate it again."),
  EVALUATE_NOT_REPEATABLE(
      "ABI-1510",
      Severity.ERROR,
      "Evaluating one state twice gave two answers",
      "Leave the state as it is in evaluate."),
  STATE_ROUND_TRIP(
      "ABI-1511",
      Severity.ERROR,
      "A state that was exported and imported gives another answer",
      "Export all that evaluate needs."),
  TABLE_SCHEMA_INVALID(
      "ABI-1512",
      Severity.ERROR,
      "A table's schema cannot be used",
      "Give each column a name of its own, differing by more than case."),
  KERNEL_DOES_NOT_FIT(
      "ABI-1513",
      Severity.ERROR,
      "A row kernel does not have the types of the call it is bound to",
      "Use the kernel interface of these argument and result types, or an evaluator."),
  STATE_INVALID(
      "ABI-1514",
      Severity.ERROR,
      "An aggregate's state cannot be used",
      "Use 1 to 1024 bytes, and state fields that do not change."),
  MERGE_WITH_EMPTY(
      "ABI-1515",
      Severity.ERROR,
      "Merging with a state that has seen no row changed the answer",
      "Add what the source has seen to what the target has seen, also where one of them is"
          + " nothing."),
  FILTER_NOT_KEPT(
      "ABI-1516",
      Severity.ERROR,
      "A table provider does not do with a filter what it says",
      "In classify say the same each time; in scan drop no row for which the filter is true, and"
          + " with EXACT every other."),

  // ABI-16xx: life after admission.
  PLUGIN_IN_USE(
      "ABI-1601",
      Severity.ERROR,
      "The plugin is in use",
      "Close the sessions that lease it, then unload it."),
  PLUGIN_SET_CONFLICT(
      "ABI-1602", Severity.ERROR, "Two plugins claim one namespace", "Keep one of the two."),

  // ABI-17xx: arguments of a call of a plugin's function.
  CALL_UNKNOWN_ARGUMENT(
      "ABI-1701",
      Severity.ERROR,
      "A call names an argument the function does not have",
      "Use one of the function's parameters."),
  CALL_TOO_MANY_ARGUMENTS(
      "ABI-1702",
      Severity.ERROR,
      "A call has more arguments than the function has parameters",
      "Remove the surplus arguments."),
  CALL_ARGUMENT_MISSING(
      "ABI-1703", Severity.ERROR, "A call lacks a required argument", "Give the argument."),
  CALL_ARGUMENT_TYPE(
      "ABI-1704",
      Severity.ERROR,
      "An argument has a type that the parameter does not accept",
      "Write a CAST to a type the parameter accepts."),
  CALL_ARGUMENT_NOT_CONSTANT(
      "ABI-1705", Severity.ERROR, "An argument must be a constant", "Write a literal there."),
  CALL_ARGUMENT_TWICE(
      "ABI-1706", Severity.ERROR, "A call gives one argument twice", "Keep one of the two."),
  CALL_POSITIONAL_AFTER_NAMED(
      "ABI-1707",
      Severity.ERROR,
      "A positional argument follows a named one",
      "Put positional arguments first."),

  // ABI-18xx: option values.
  OPTION_UNKNOWN(
      "ABI-1801",
      Severity.ERROR,
      "A value is given for an option that does not exist",
      "Use one of the declared options."),
  OPTION_WRONG_TYPE(
      "ABI-1802",
      Severity.ERROR,
      "An option's value has the wrong type",
      "Give a value of the declared type."),
  OPTION_NOT_ALLOWED(
      "ABI-1803",
      Severity.ERROR,
      "An option's value is not one of those allowed",
      "Give one of the allowed values."),
  OPTION_MISSING(
      "ABI-1804", Severity.ERROR, "A required option has no value", "Give the option a value."),

  // Spec text.
  SPEC_MALFORMED_JSON(
      "SPEC-2001",
      Severity.ERROR,
      "The spec is not JSON",
      "Correct the text at that line and column."),
  SPEC_VERSION_UNSUPPORTED(
      "SPEC-2002",
      Severity.ERROR,
      "The spec's version is not supported",
      "Write the spec in a supported version; docs/spec.md describes it."),
  SPEC_UNKNOWN_PROPERTY(
      "SPEC-2003",
      Severity.ERROR,
      "An object has an unknown property",
      "Remove it, or write it as docs/spec.md does."),
  SPEC_MISSING_PROPERTY(
      "SPEC-2004",
      Severity.ERROR,
      "A required property is missing",
      "Add it; docs/spec.md says what it means."),
  SPEC_WRONG_TYPE(
      "SPEC-2005",
      Severity.ERROR,
      "A value has the wrong JSON type",
      "Write the value as docs/spec.md says."),
  SPEC_UNKNOWN_VALUE(
      "SPEC-2006",
      Severity.ERROR,
      "A value is not one of those allowed",
      "Use one of the values allowed."),
  SPEC_INVALID_VALUE(
      "SPEC-2007",
      Severity.ERROR,
      "A value is out of its range or form",
      "Write the value as docs/spec.md says."),
  SPEC_NOT_SUPPORTED_YET(
      "SPEC-2009",
      Severity.ERROR,
      "A feature belongs to a later release",
      "Leave it out until the release that brings it."),
  SPEC_LEGACY_PARAMETER_TEMPLATES(
      "SPEC-2010",
      Severity.ERROR,
      "parameter_templates were replaced by typed_parameters",
      "Declare typed_parameters and use them as :name."),
  SPEC_UNREADABLE(
      "SPEC-2012",
      Severity.ERROR,
      "The spec cannot be read",
      "Give the path of a readable file with a spec."),

  // Parameters.
  PARAMETER_MISSING(
      "SPEC-2101", Severity.ERROR, "A parameter has no value", "Give it with --param name=value."),
  PARAMETER_SURPLUS(
      "SPEC-2102",
      Severity.ERROR,
      "A value is given for an undeclared parameter",
      "Leave it out, or declare it under typed_parameters."),
  PARAMETER_UNUSED(
      "SPEC-2103",
      Severity.ERROR,
      "A declared parameter is never used",
      "Use it as :name, or take its declaration out."),
  PARAMETER_INVALID(
      "SPEC-2104",
      Severity.ERROR,
      "A parameter's value does not fit its type",
      "Give a value of the declared type."),
  PARAMETER_UNDECLARED(
      "SPEC-2105",
      Severity.ERROR,
      "A parameter is used but not declared",
      "Declare it under typed_parameters."),

  // The graph of a spec.
  GRAPH_DUPLICATE_NAME(
      "SPEC-2201",
      Severity.ERROR,
      "Two things of one kind have the same name",
      "Rename one of them."),
  GRAPH_UNKNOWN_SOURCE(
      "SPEC-2202",
      Severity.ERROR,
      "A source is neither an input nor a view",
      "Name an input or a view of the spec."),
  GRAPH_CYCLE(
      "SPEC-2203",
      Severity.ERROR,
      "Views depend on each other in a circle",
      "Take one of these references out."),
  GRAPH_AMBIGUOUS_SOURCE(
      "SPEC-2204",
      Severity.ERROR,
      "A source is an input and a view",
      "Rename the input or the view."),
  GRAPH_DEPENDENCIES_DIFFER(
      "SPEC-2205",
      Severity.ERROR,
      "Declared dependencies are not the transform's sources",
      "Leave view_dependencies out, or list exactly what the transform reads."),
  GRAPH_UNKNOWN_SOURCE_VIEW(
      "SPEC-2206",
      Severity.ERROR,
      "An output's source view is not a view",
      "Name a view of the spec."),
  GRAPH_UNUSED_VIEW(
      "SPEC-2207",
      Severity.WARNING,
      "No output needs this view",
      "Take it out, or write it to an output."),
  GRAPH_UNUSED_INPUT(
      "SPEC-2208",
      Severity.WARNING,
      "No output needs this input",
      "Take it out, or read it in a view."),

  // Meaning of views and outputs.
  PLAN_UNKNOWN_COLUMN(
      "PLAN-2301", Severity.ERROR, "A column does not exist", "Name a column that is there."),
  PLAN_TYPES_NOT_COMPARABLE(
      "PLAN-2302", Severity.ERROR, "Two columns cannot be compared", "CAST one of them."),
  PLAN_DUPLICATE_COLUMN(
      "PLAN-2303", Severity.ERROR, "Two columns have the same name", "Rename one of them."),
  PLAN_UNION_TYPES_DIFFER(
      "PLAN-2304",
      Severity.ERROR,
      "Sources of a union differ in a type",
      "CAST the column in one of the sources."),
  PLAN_OUTPUT_SCHEMA_DIFFERS(
      "PLAN-2306",
      Severity.ERROR,
      "A view's columns are not those it declares",
      "Change output_schema or the transform, or leave output_schema out."),
  PLAN_UNKNOWN_OUTPUT_COLUMN(
      "PLAN-2307",
      Severity.ERROR,
      "An output lists a column it lacks",
      "Name a column of the source view."),
  PLAN_CPG_SCHEMA_DIFFERS(
      "PLAN-2308",
      Severity.ERROR,
      "The columns are not those of the canonical CPG table",
      "Project the columns that docs/spec.md lists under CpgEmit."),
  PLAN_NOT_A_CONDITION(
      "PLAN-2309", Severity.ERROR, "A predicate is not boolean", "Write a comparison."),
  PLAN_EXPRESSION(
      "PLAN-2310",
      Severity.ERROR,
      "An expression cannot be understood",
      "Write one SQL expression over the columns of the source."),
  PLAN_BROAD_PROJECTION(
      "PLAN-2311",
      Severity.WARNING,
      "A projection names very many columns",
      "List only the columns that are needed."),
  PLAN_IMPLICIT_COERCION(
      "PLAN-2312",
      Severity.WARNING,
      "A comparison converts types",
      "CAST one side to say which type is meant."),
  PLAN_UNKNOWN_PARTITION_COLUMN(
      "PLAN-2313",
      Severity.ERROR,
      "A partition column is not a column of the output",
      "Name columns of the output."),
  PLAN_UNKNOWN_FUNCTION(
      "PLAN-2314",
      Severity.ERROR,
      "A function does not exist",
      "See 'codeanatomy capabilities' for the functions there are, and 'codeanatomy"
          + " plugin list' for plugins that were not admitted."),
  PLAN_NOT_CONSTANT(
      "PLAN-2315",
      Severity.ERROR,
      "An argument is not a constant",
      "Give a literal or a parameter."),
  PLAN_SPAN_NOT_INTEGER(
      "PLAN-2316",
      Severity.ERROR,
      "A span column is not an integer",
      "Name a column of whole numbers, or CAST it."),
  PLAN_UNKNOWN_TYPE(
      "PLAN-2317", Severity.ERROR, "A type name is unknown", "Use a type that docs/spec.md lists."),

  // SQL text, names and types.
  SQL_SYNTAX(
      "SQL-2401",
      Severity.ERROR,
      "The SQL text cannot be parsed",
      "Correct the text at that place."),
  SQL_STATEMENT_REFUSED(
      "SQL-2402",
      Severity.ERROR,
      "Only one query is allowed here",
      "Write one SELECT or WITH query."),
  SQL_CAST_SHORTHAND(
      "SQL-2403",
      Severity.ERROR,
      "The :: cast is not part of the language",
      "Write CAST(value AS type)."),
  SQL_UNKNOWN_TABLE(
      "SQL-2404",
      Severity.ERROR,
      "A table does not exist",
      "Name a table with --table name=PATH, or an input or view of the spec."),
  SQL_NOT_IN_LANGUAGE(
      "SQL-2405",
      Severity.ERROR,
      "An operator or clause is not supported",
      "Write it another way; 'codeanatomy capabilities' lists the functions there are."),
  SQL_ARGUMENTS(
      "SQL-2406",
      Severity.ERROR,
      "A function is called with wrong arguments",
      "CAST the arguments, or give as many as the function takes."),
  SQL_INVALID(
      "SQL-2407", Severity.ERROR, "The query is not valid", "Correct the query at that place."),
  SQL_FUNCTION_CONFLICT(
      "SQL-2408", Severity.ERROR, "Two plugins export one function name", "Write plugin.function."),
  SQL_TYPE_REFUSED(
      "SQL-2409",
      Severity.ERROR,
      "A type has no counterpart on the other side",
      "CAST the value to a type that docs/spec.md lists."),
  SQL_COLUMN_CASE(
      "SQL-2410", Severity.ERROR, "Two columns differ only by case", "Rename one of them."),
  SQL_DUPLICATE_TABLE(
      "SQL-2411", Severity.ERROR, "Two tables have the same name", "Rename one of them."),
  SQL_VOLATILE_REPEATED(
      "SQL-2412",
      Severity.ERROR,
      "A volatile call would run more than once",
      "Compute it in a sub-query and use its column."),
  SQL_BIND_FAILED(
      "SQL-2413",
      Severity.ERROR,
      "A plugin function refused its arguments",
      "Change the arguments; if they are right, report it to the plugin's author."),
  SQL_IGNORE_NULLS(
      "SQL-2414",
      Severity.ERROR,
      "A window function does not take IGNORE NULLS",
      "Leave it out, or filter the nulls out in a sub-query."),

  // Optimiser and lowering.
  OPTIMIZE_RULE_BROKE_PLAN(
      "PLAN-2501",
      Severity.ERROR,
      "A rule changed what a plan means",
      "Report it, with the output of --verbose."),
  LOWER_UNSUPPORTED(
      "PLAN-2502",
      Severity.ERROR,
      "A plan node cannot be executed",
      "Write the query another way, and report it."),
  LOWER_WINDOW_IN_SUBQUERY(
      "PLAN-2503",
      Severity.ERROR,
      "A plugin window stands in a correlated sub-query",
      "Compute the window in a view of its own and join it."),

  // Delta tables and output directories.
  DELTA_NOT_A_TABLE(
      "DELTA-3001",
      Severity.ERROR,
      "There is no Delta table at this place",
      "Give the folder of a Delta table, the one with _delta_log in it."),
  DELTA_VERSION_MISSING(
      "DELTA-3002",
      Severity.ERROR,
      "The table has no such version",
      "Pin a version that is there, or none."),
  DELTA_TABLE_UNSUPPORTED(
      "DELTA-3003",
      Severity.ERROR,
      "The table uses a Delta feature that is not supported",
      "Drop the feature from the table, or write a copy of it without the feature."),
  DELTA_LOG_DAMAGED(
      "DELTA-3004",
      Severity.ERROR,
      "The table's log cannot be read",
      "Check that the files below _delta_log are complete and readable."),
  DELTA_TYPE_REFUSED(
      "DELTA-3005",
      Severity.ERROR,
      "A column's type has no equal in Delta",
      "CAST the column to a type that Delta has."),
  DELTA_SCHEMA_DIFFERS(
      "DELTA-3006",
      Severity.ERROR,
      "The columns are not those of the table",
      "Change the output's columns, or write to another place."),
  DELTA_PARTITIONING(
      "DELTA-3007",
      Severity.ERROR,
      "The partition columns do not fit the columns or the table",
      "Partition as the table is, by some but not all of its columns."),
  DELTA_PARTITION_VALUE(
      "DELTA-3008",
      Severity.ERROR,
      "A partition value cannot be stored",
      "Filter or replace such values, or partition by another column."),
  DELTA_NULL_IN_REQUIRED(
      "DELTA-3009", Severity.ERROR, "A required column has nulls", "Filter or replace the nulls."),
  DELTA_COMMIT_CONFLICT(
      "DELTA-3010",
      Severity.ERROR,
      "Another writer changed the table meanwhile",
      "Run it again with the same run id."),
  DELTA_WRITE_FAILED(
      "DELTA-3011",
      Severity.ERROR,
      "The table could not be written",
      "Check space and permissions there, then run it again; earlier versions are" + " unchanged."),
  DELTA_LOCATION_UNSUPPORTED(
      "DELTA-3012",
      Severity.ERROR,
      "A table location is not usable",
      "Give a folder of this machine's file system."),
  DELTA_AFTER_COMMIT(
      "DELTA-3013",
      Severity.WARNING,
      "Work after a commit failed; the commit itself is safe",
      "Nothing to do; the next write repairs it."),
  DELTA_NAME_REFUSED(
      "DELTA-3015", Severity.ERROR, "A column name is not allowed in Delta", "Rename the column."),
  OUTPUT_IN_USE(
      "DELTA-3014",
      Severity.ERROR,
      "Another run is writing to this place",
      "Wait for the other run, or write to another place."),

  // RUN-40xx: a run or query on its way through the engine.
  DELTA_DATA_FILE(
      "DELTA-3016",
      Severity.ERROR,
      "A data file of a table cannot be read",
      "Put the file back, or write the table anew; versions that do not name the file can be"
          + " read."),
  PLUGIN_DIRECTORY_UNREADABLE(
      "RUN-4001",
      Severity.ERROR,
      "The plugin directory cannot be read",
      "Name a directory with plugin archives with --plugins."),
  PLUGIN_REQUIRED_MISSING(
      "RUN-4002",
      Severity.ERROR,
      "A plugin that is needed is not admitted",
      "Put the plugin's archive into the plugin directory; 'codeanatomy plugin list'"
          + " shows what is there."),
  PLUGIN_VERSION_DIFFERS(
      "RUN-4003",
      Severity.ERROR,
      "A plugin that is needed is there in another version",
      "Install a version in the range, or widen the range."),
  PLUGIN_NOT_ADMITTED(
      "RUN-4004",
      Severity.WARNING,
      "An archive in the plugin directory was not admitted",
      "Run codeanatomy plugin verify on it."),
  RUN_OUTPUT_WITHOUT_PLACE(
      "RUN-4005",
      Severity.ERROR,
      "An output has no place to go",
      "Give an output directory with --out, or the output a delta_location."),
  RUN_ID_INVALID("RUN-4006", Severity.ERROR, "A run id cannot be used", "Choose another run id."),
  RUN_CANCELLED(
      "RUN-4007",
      Severity.ERROR,
      "The run was cancelled",
      "Run it again; with the same run id it writes nothing twice."),
  RUN_PLUGIN_FAILED(
      "RUN-4008",
      Severity.ERROR,
      "A plugin's function failed",
      "Change what the function is given; its own words say why it refused."),
  RUN_PLUGIN_DEFECT(
      "RUN-4009",
      Severity.ERROR,
      "A plugin's function broke the rules of the ABI",
      "Report it to the plugin's author; --checked may find out more."),
  RUN_OUT_OF_MEMORY(
      "RUN-4010",
      Severity.ERROR,
      "A limit of memory or temporary space was reached",
      "Use a larger --profile, or free disk space."),
  RUN_VALUE(
      "RUN-4011",
      Severity.ERROR,
      "A value cannot be computed",
      "Filter or CAST such values before."),
  RUN_IO(
      "RUN-4012",
      Severity.ERROR,
      "A file could not be read or written",
      "Check space and permissions there, then run it again."),
  RUN_FAILED(
      "RUN-4013", Severity.ERROR, "The engine failed", "Report it, with the output of --verbose."),
  RUN_PARTLY_COMMITTED(
      "RUN-4014",
      Severity.ERROR,
      "Some outputs were committed and some were not",
      "Run it again with the same run id: what is committed is not written twice."),
  NATIVE_LIBRARY(
      "RUN-4015",
      Severity.ERROR,
      "The DuckDB library cannot be used",
      "Use a platform the pinned duckdb_jdbc jar supports, and a cache folder that can be"
          + " written."),
  PLAN_UNKNOWN_PROVIDER(
      "RUN-4017",
      Severity.ERROR,
      "A kind of table provider is unknown",
      "Name a kind that 'codeanatomy capabilities' lists."),
  QUERY_TABLE_UNREADABLE(
      "RUN-4016",
      Severity.ERROR,
      "A table named for a query cannot be read",
      "Give the folder of a Delta table or a Parquet file."),
  RUN_PLUGIN_TIMED_OUT(
      "RUN-4018",
      Severity.ERROR,
      "A plugin's function took longer than a call may",
      "Allow more with --call-timeout, or give the function less at once."),
  RUN_PLUGIN_LOST(
      "RUN-4019",
      Severity.ERROR,
      "A plugin's function did not come back",
      "Report it to the plugin's author; start the program again to be rid of what it holds."),
  RUN_PLUGIN_SUSPECT(
      "RUN-4020",
      Severity.ERROR,
      "A plugin is barred because a call of it did not come back",
      "Start the program again, or do without the plugin."),
  RUN_WITHIN_CALL(
      "RUN-4021",
      Severity.ERROR,
      "A plugin's function asked the engine for a run or a query",
      "Give the function what it needs as arguments; only the embedding program may ask."),
  RUNTIME_INCOMPLETE(
      "RUN-4022",
      Severity.ERROR,
      "A part that the engine needs is missing or of another release",
      "Put the release of the part that this engine names on the class path before any other."),

  // Command line.
  CLI_SOURCE_ROOT(
      "CLI-7001",
      Severity.ERROR,
      "The source root is not a readable directory",
      "Give a folder with Java sources."),
  CLI_INSTALLATION(
      "CLI-7002", Severity.ERROR, "The installation lacks a file", "Build or unpack it again.");

  private final String id;
  private final Severity severity;
  private final String title;
  private final String remedy;

  FindingCode(String id, Severity severity, String title, String remedy) {
    this.id = id;
    this.severity = severity;
    this.title = title;
    this.remedy = remedy;
  }

  /** The stable id, for example {@code SPEC-2003}. */
  public String id() {
    return id;
  }

  /** What a finding of this code means for the work. */
  public Severity severity() {
    return severity;
  }

  /** What is wrong, in one short clause without a full stop. */
  public String title() {
    return title;
  }

  /** What a reader can always do about it, as full sentences. */
  public String remedy() {
    return remedy;
  }

  /** The code with this id. */
  public static Optional<FindingCode> byId(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equals(id)).findFirst();
  }
}
