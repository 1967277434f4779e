package dev.codeanatomy.common.finding;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one catalogue of codes of host and engine. An id is stable: it is never given to another
 * meaning, and never taken away.
 *
 * <p>Blocks: {@code ABI-1xxx} plugins, {@code SPEC-20xx} spec text, {@code SPEC-21xx} parameters,
 * {@code SPEC-22xx} the graph of a spec, {@code PLAN-23xx} meaning of views and outputs, {@code
 * SQL-24xx} SQL text, names and types, {@code PLAN-25xx} optimiser and lowering, {@code DELTA-30xx}
 * tables and output directories. This file is long because it is a table; each row has one line.
 */
public enum FindingCode {
  // Spec text.
  SPEC_MALFORMED_JSON("SPEC-2001", Severity.ERROR, "The spec is not JSON"),
  SPEC_VERSION_UNSUPPORTED("SPEC-2002", Severity.ERROR, "The spec's version is not supported"),
  SPEC_UNKNOWN_PROPERTY("SPEC-2003", Severity.ERROR, "An object has an unknown property"),
  SPEC_MISSING_PROPERTY("SPEC-2004", Severity.ERROR, "A required property is missing"),
  SPEC_WRONG_TYPE("SPEC-2005", Severity.ERROR, "A value has the wrong JSON type"),
  SPEC_UNKNOWN_VALUE("SPEC-2006", Severity.ERROR, "A value is not one of those allowed"),
  SPEC_INVALID_VALUE("SPEC-2007", Severity.ERROR, "A value is out of its range or form"),
  SPEC_NOT_SUPPORTED_YET("SPEC-2009", Severity.ERROR, "A feature belongs to a later release"),
  SPEC_LEGACY_PARAMETER_TEMPLATES(
      "SPEC-2010", Severity.ERROR, "parameter_templates were replaced by typed_parameters"),
  SPEC_UNREADABLE("SPEC-2012", Severity.ERROR, "The spec cannot be read"),

  // Parameters.
  PARAMETER_MISSING("SPEC-2101", Severity.ERROR, "A parameter has no value"),
  PARAMETER_SURPLUS("SPEC-2102", Severity.ERROR, "A value is given for an undeclared parameter"),
  PARAMETER_UNUSED("SPEC-2103", Severity.ERROR, "A declared parameter is never used"),
  PARAMETER_INVALID("SPEC-2104", Severity.ERROR, "A parameter's value does not fit its type"),
  PARAMETER_UNDECLARED("SPEC-2105", Severity.ERROR, "A parameter is used but not declared"),

  // The graph of a spec.
  GRAPH_DUPLICATE_NAME("SPEC-2201", Severity.ERROR, "Two things of one kind have the same name"),
  GRAPH_UNKNOWN_SOURCE("SPEC-2202", Severity.ERROR, "A source is neither an input nor a view"),
  GRAPH_CYCLE("SPEC-2203", Severity.ERROR, "Views depend on each other in a circle"),
  GRAPH_AMBIGUOUS_SOURCE("SPEC-2204", Severity.ERROR, "A source is an input and a view"),
  GRAPH_DEPENDENCIES_DIFFER(
      "SPEC-2205", Severity.ERROR, "Declared dependencies are not the transform's sources"),
  GRAPH_UNKNOWN_SOURCE_VIEW("SPEC-2206", Severity.ERROR, "An output's source view is not a view"),
  GRAPH_UNUSED_VIEW("SPEC-2207", Severity.WARNING, "No output needs this view"),
  GRAPH_UNUSED_INPUT("SPEC-2208", Severity.WARNING, "No output needs this input"),

  // Meaning of views and outputs.
  PLAN_UNKNOWN_COLUMN("PLAN-2301", Severity.ERROR, "A column does not exist"),
  PLAN_TYPES_NOT_COMPARABLE("PLAN-2302", Severity.ERROR, "Two columns cannot be compared"),
  PLAN_DUPLICATE_COLUMN("PLAN-2303", Severity.ERROR, "Two columns have the same name"),
  PLAN_UNION_TYPES_DIFFER("PLAN-2304", Severity.ERROR, "Sources of a union differ in a type"),
  PLAN_OUTPUT_SCHEMA_DIFFERS(
      "PLAN-2306", Severity.ERROR, "A view's columns are not those it declares"),
  PLAN_UNKNOWN_OUTPUT_COLUMN("PLAN-2307", Severity.ERROR, "An output lists a column it lacks"),
  PLAN_CPG_SCHEMA_DIFFERS(
      "PLAN-2308", Severity.ERROR, "The columns are not those of the canonical CPG table"),
  PLAN_NOT_A_CONDITION("PLAN-2309", Severity.ERROR, "A predicate is not boolean"),
  PLAN_EXPRESSION("PLAN-2310", Severity.ERROR, "An expression cannot be understood"),
  PLAN_BROAD_PROJECTION("PLAN-2311", Severity.WARNING, "A projection names very many columns"),
  PLAN_IMPLICIT_COERCION("PLAN-2312", Severity.WARNING, "A comparison converts types"),
  PLAN_UNKNOWN_PARTITION_COLUMN(
      "PLAN-2313", Severity.ERROR, "A partition column is not a column of the output"),
  PLAN_UNKNOWN_FUNCTION("PLAN-2314", Severity.ERROR, "A function does not exist"),
  PLAN_NOT_CONSTANT("PLAN-2315", Severity.ERROR, "An argument is not a constant"),
  PLAN_SPAN_NOT_INTEGER("PLAN-2316", Severity.ERROR, "A span column is not an integer"),
  PLAN_UNKNOWN_TYPE("PLAN-2317", Severity.ERROR, "A type name is unknown"),

  // SQL text, names and types.
  SQL_SYNTAX("SQL-2401", Severity.ERROR, "The SQL text cannot be parsed"),
  SQL_STATEMENT_REFUSED("SQL-2402", Severity.ERROR, "Only one query is allowed here"),
  SQL_CAST_SHORTHAND("SQL-2403", Severity.ERROR, "The :: cast is not part of the language"),
  SQL_UNKNOWN_TABLE("SQL-2404", Severity.ERROR, "A table does not exist"),
  SQL_NOT_IN_LANGUAGE("SQL-2405", Severity.ERROR, "An operator or clause is not supported"),
  SQL_ARGUMENTS("SQL-2406", Severity.ERROR, "A function is called with wrong arguments"),
  SQL_INVALID("SQL-2407", Severity.ERROR, "The query is not valid"),
  SQL_FUNCTION_CONFLICT("SQL-2408", Severity.ERROR, "Two plugins export one function name"),
  SQL_TYPE_REFUSED("SQL-2409", Severity.ERROR, "A type has no counterpart on the other side"),
  SQL_COLUMN_CASE("SQL-2410", Severity.ERROR, "Two columns differ only by case"),
  SQL_DUPLICATE_TABLE("SQL-2411", Severity.ERROR, "Two tables have the same name"),
  SQL_VOLATILE_REPEATED("SQL-2412", Severity.ERROR, "A volatile call would run more than once"),
  SQL_BIND_FAILED("SQL-2413", Severity.ERROR, "A plugin function refused its arguments"),

  // Optimiser and lowering.
  OPTIMIZE_RULE_BROKE_PLAN("PLAN-2501", Severity.ERROR, "A rule changed what a plan means"),
  LOWER_UNSUPPORTED("PLAN-2502", Severity.ERROR, "A plan node cannot be executed"),
  LOWER_WINDOW_IN_SUBQUERY(
      "PLAN-2503", Severity.ERROR, "A plugin window stands in a correlated sub-query"),

  // Delta tables and output directories.
  DELTA_NOT_A_TABLE("DELTA-3001", Severity.ERROR, "There is no Delta table at this place"),
  DELTA_VERSION_MISSING("DELTA-3002", Severity.ERROR, "The table has no such version"),
  DELTA_TABLE_UNSUPPORTED(
      "DELTA-3003", Severity.ERROR, "The table uses a Delta feature that is not supported"),
  DELTA_LOG_DAMAGED("DELTA-3004", Severity.ERROR, "The table's log cannot be read"),
  DELTA_TYPE_REFUSED("DELTA-3005", Severity.ERROR, "A column's type has no equal in Delta"),
  DELTA_SCHEMA_DIFFERS("DELTA-3006", Severity.ERROR, "The columns are not those of the table"),
  DELTA_PARTITIONING(
      "DELTA-3007", Severity.ERROR, "The partition columns do not fit the columns or the table"),
  DELTA_PARTITION_VALUE("DELTA-3008", Severity.ERROR, "A partition value cannot be stored"),
  DELTA_NULL_IN_REQUIRED("DELTA-3009", Severity.ERROR, "A required column has nulls"),
  DELTA_COMMIT_CONFLICT("DELTA-3010", Severity.ERROR, "Another writer changed the table meanwhile"),
  DELTA_WRITE_FAILED("DELTA-3011", Severity.ERROR, "The table could not be written"),
  DELTA_LOCATION_UNSUPPORTED("DELTA-3012", Severity.ERROR, "A table location is not usable"),
  DELTA_AFTER_COMMIT(
      "DELTA-3013", Severity.WARNING, "Work after a commit failed; the commit itself is safe"),
  OUTPUT_IN_USE("DELTA-3014", Severity.ERROR, "Another run is writing to this place");

  private final String id;
  private final Severity severity;
  private final String title;

  FindingCode(String id, Severity severity, String title) {
    this.id = id;
    this.severity = severity;
    this.title = title;
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

  /** The code with this id. */
  public static Optional<FindingCode> byId(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equals(id)).findFirst();
  }
}
