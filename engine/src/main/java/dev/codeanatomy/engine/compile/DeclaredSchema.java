package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Compares the {@code output_schema} of a view with the columns its transform gives. */
final class DeclaredSchema {
  /** Names of scalar types, and what else they may be called. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("UTF8", "VARCHAR"),
          Map.entry("STRING", "VARCHAR"),
          Map.entry("TEXT", "VARCHAR"),
          Map.entry("BINARY", "BLOB"),
          Map.entry("VARBINARY", "BLOB"),
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("INT8", "TINYINT"),
          Map.entry("INT16", "SMALLINT"),
          Map.entry("INT32", "INTEGER"),
          Map.entry("INT", "INTEGER"),
          Map.entry("INT64", "BIGINT"),
          Map.entry("LONG", "BIGINT"),
          Map.entry("UINT8", "UTINYINT"),
          Map.entry("UINT16", "USMALLINT"),
          Map.entry("UINT32", "UINTEGER"),
          Map.entry("UINT64", "UBIGINT"),
          Map.entry("FLOAT32", "FLOAT"),
          Map.entry("REAL", "FLOAT"),
          Map.entry("FLOAT64", "DOUBLE"),
          Map.entry("DATE32", "DATE"),
          Map.entry("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE"));

  private static final List<String> OWN =
      List.of(
          "VARCHAR",
          "BLOB",
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "FLOAT",
          "DOUBLE",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP WITH TIME ZONE",
          "UUID",
          "INTERVAL");

  private DeclaredSchema() {}

  static void check(ViewContext view, SortedMap<String, String> declared, RelNode plan) {
    for (RelDataTypeField field : plan.getRowType().getFieldList()) {
      if (declared.keySet().stream().noneMatch(field.getName()::equalsIgnoreCase)) {
        view.report(
            view.finding(
                    FindingCode.PLAN_OUTPUT_SCHEMA_DIFFERS,
                    "",
                    "the view has a column '" + field.getName() + "' that output_schema lacks")
                .remedy("Add \"" + field.getName() + "\": \"" + text(field.getType()) + "\""));
      }
    }
    List<String> columns = plan.getRowType().getFieldNames();
    declared.forEach((name, type) -> column(view, name, type, plan, columns));
  }

  private static void column(
      ViewContext view, String name, String type, RelNode plan, List<String> columns) {
    Optional<RelDataTypeField> field =
        plan.getRowType().getFieldList().stream()
            .filter(f -> f.getName().equalsIgnoreCase(name))
            .findFirst();
    if (field.isEmpty()) {
      view.report(
          view.finding(
                  FindingCode.PLAN_OUTPUT_SCHEMA_DIFFERS,
                  "",
                  "output_schema has a column '" + name + "' that the view lacks")
              .remedy(DidYouMean.question(name, columns)));
      return;
    }
    String wanted = canonical(type);
    boolean isScalar = wanted.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
    if (isScalar && !OWN.contains(wanted) && !wanted.equals(text(field.get().getType()))) {
      TreeSet<String> known = new TreeSet<>(OWN);
      known.addAll(ALIASES.keySet());
      view.report(
          view.finding(
                  FindingCode.PLAN_UNKNOWN_TYPE,
                  "",
                  "column '" + name + "' has type '" + type + "'")
              .expected("a type such as " + text(field.get().getType()))
              .remedy(DidYouMean.question(wanted, known)));
    } else if (!wanted.equals(text(field.get().getType()))) {
      view.report(
          view.finding(
                  FindingCode.PLAN_OUTPUT_SCHEMA_DIFFERS,
                  "",
                  "column '" + name + "' is " + text(field.get().getType()))
              .expected(wanted + " as output_schema says"));
    }
  }

  private static String text(RelDataType type) {
    return canonical(TypeTable.duckdb(type));
  }

  private static String canonical(String type) {
    String plain = type.strip().toUpperCase(Locale.ROOT).replaceAll("\\s*([,()\\[\\]])\\s*", "$1");
    String spaced = plain.replaceAll("\\s+", " ").replace("\"", "");
    return ALIASES.getOrDefault(spaced, spaced);
  }
}
