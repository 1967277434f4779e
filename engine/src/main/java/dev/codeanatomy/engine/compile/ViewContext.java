package dev.codeanatomy.engine.compile;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.sql.PlannerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.tools.RelBuilder;

/**
 * What the builders of one view share: the planner, the plans of its sources, and where problems
 * are reported. A builder reports everything it finds and then builds nothing.
 */
final class ViewContext {
  private final PlannerSession planner;
  private final Map<String, RelNode> sources;
  private final String at;
  private final String label;
  private final List<Finding> findings;

  /**
   * Shares a view's surroundings.
   *
   * @param at JSON pointer of the transform
   * @param label the view, for people
   */
  ViewContext(
      PlannerSession planner,
      Map<String, RelNode> sources,
      String at,
      String label,
      List<Finding> findings) {
    this.planner = planner;
    this.sources = sources;
    this.at = at;
    this.label = label;
    this.findings = findings;
  }

  PlannerSession planner() {
    return planner;
  }

  RelBuilder builder() {
    return planner.relBuilder();
  }

  RexBuilder rex() {
    return planner.cluster().getRexBuilder();
  }

  RelDataTypeFactory types() {
    return planner.typeFactory();
  }

  /** The view, for people. */
  String label() {
    return label;
  }

  /** The plan of a source; validation has made sure that it exists. */
  RelNode source(String name) {
    return Optional.ofNullable(sources.get(name))
        .orElseThrow(() -> new IllegalStateException("No plan of source " + name));
  }

  /** A finding at a place below the transform, not yet reported. */
  Finding finding(FindingCode code, String place, String found) {
    return Finding.of(code, where(place), found);
  }

  void report(Finding finding) {
    findings.add(finding);
  }

  /** How many errors were reported so far, of any view; warnings do not count. */
  int problems() {
    return (int) findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
  }

  private String where(String place) {
    return at + place + " (" + label + ")";
  }

  /** Index of a column, whatever its case; reported if there is none. */
  OptionalInt column(RelNode plan, String name, String place) {
    List<String> columns = plan.getRowType().getFieldNames();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(name)) {
        return OptionalInt.of(i);
      }
    }
    report(
        finding(FindingCode.PLAN_UNKNOWN_COLUMN, place, "there is no column '" + name + "'")
            .expected("one of " + String.join(", ", columns))
            .remedy(DidYouMean.question(name, columns)));
    return OptionalInt.empty();
  }

  /** Indices of columns; empty if one was reported. */
  Optional<List<Integer>> columns(RelNode plan, List<String> names, String place) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      column(plan, names.get(i), place + "/" + i).ifPresent(indices::add);
    }
    return indices.size() == names.size() ? Optional.of(indices) : Optional.empty();
  }

  /** Reports names that occur twice, whatever their case. */
  boolean distinct(List<String> names, String place) {
    List<String> seen = new ArrayList<>();
    boolean clean = true;
    for (String name : names) {
      String key = name.toLowerCase(Locale.ROOT);
      if (seen.contains(key)) {
        report(
            finding(
                    FindingCode.PLAN_DUPLICATE_COLUMN,
                    place,
                    "two columns are called '" + name + "'")
                .remedy("Give one of them another name"));
        clean = false;
      }
      seen.add(key);
    }
    return clean;
  }

  static RelDataType type(RelNode plan, int column) {
    return plan.getRowType().getFieldList().get(column).getType();
  }

  static String name(RelNode plan, int column) {
    return plan.getRowType().getFieldNames().get(column);
  }

  /** Whether a place inside says more than the place it is inside of. */
  private boolean isElsewhere(String inside) {
    return !inside.equals(label) && !inside.equals(PlanningException.WHOLE_TEXT);
  }

  /** Asks the planner; a user's mistake is reported at this place and nothing is returned. */
  <T> Optional<T> planned(String place, Supplier<T> ask) {
    return planned(place, ask, mistake -> false);
  }

  /**
   * Asks the planner; a user's mistake is reported and nothing is returned.
   *
   * @param elsewhere takes mistakes that are to be reported at another place
   */
  <T> Optional<T> planned(String place, Supplier<T> ask, Predicate<Finding> elsewhere) {
    try {
      return Optional.of(ask.get());
    } catch (PlanningException e) {
      Finding own = e.finding();
      if (elsewhere.test(own)) {
        return Optional.empty();
      }
      report(
          new Finding(
              own.code(),
              where(place) + (isElsewhere(own.where()) ? ", " + own.where() : ""),
              own.found(),
              own.expected(),
              own.remedy()));
      return Optional.empty();
    }
  }
}
