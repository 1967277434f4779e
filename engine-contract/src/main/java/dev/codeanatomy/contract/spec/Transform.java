package dev.codeanatomy.contract.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How the rows of a view are made. The kinds are the records below; {@code docs/spec.md} describes
 * each with an example. This file is long because the sum type has one record per kind.
 */
public sealed interface Transform {
  /** The inputs and views it names, in the order written; {@code Sql} names its own in its text. */
  List<String> sources();

  /** The same transform with every source renamed. */
  Transform withSources(UnaryOperator<String> rename);

  /** The SQL texts in it, each under the JSON pointer of its place below the transform. */
  SortedMap<String, String> sqlTexts();

  /**
   * Adds a stable id, a span and normalised texts to the source's columns.
   *
   * @param source its source
   * @param idPrefix prefix of {@code entity_id}
   * @param idColumns all of them take part in {@code entity_id}
   * @param spanColumns the column {@code span} is made of
   * @param textColumns each gets a column {@code <name>_normalized}
   */
  record Normalize(
      String source,
      String idPrefix,
      List<String> idColumns,
      Optional<SpanColumns> spanColumns,
      List<String> textColumns)
      implements Transform {
    /** Refuses an id without columns: every row would have the same. */
    public Normalize {
      idColumns = List.copyOf(idColumns);
      textColumns = List.copyOf(textColumns);
      if (idColumns.isEmpty()) {
        throw new IllegalArgumentException(
            "id_columns is empty, so every row would have the same entity_id");
      }
    }

    @Override
    public List<String> sources() {
      return List.of(source);
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new Normalize(rename.apply(source), idPrefix, idColumns, spanColumns, textColumns);
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      return SqlTexts.NONE;
    }
  }

  /**
   * A join.
   *
   * @param left left source
   * @param right right source
   * @param joinType which rows stay
   * @param condition which rows belong together
   * @param rightSuffix appended to a right column's name until it differs from every other
   */
  record Relate(
      String left, String right, JoinType joinType, RelateCondition condition, String rightSuffix)
      implements Transform {
    @Override
    public List<String> sources() {
      return List.of(left, right);
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new Relate(rename.apply(left), rename.apply(right), joinType, condition, rightSuffix);
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      return condition instanceof RelateCondition.Predicate p
          ? SqlTexts.of("/condition/predicate", p.sql())
          : SqlTexts.NONE;
    }
  }

  /**
   * Rows of all sources, matched by column name; a column a source lacks is null there.
   *
   * @param sources at least two
   * @param discriminatorColumn column that gets the source's name
   * @param distinct whether equal rows stay once
   */
  record Union(List<String> sources, Optional<String> discriminatorColumn, boolean distinct)
      implements Transform {
    /** Refuses fewer than two sources. */
    public Union {
      sources = List.copyOf(sources);
      if (sources.size() < 2) {
        throw new IllegalArgumentException("a union has at least two sources");
      }
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new Union(sources.stream().map(rename).toList(), discriminatorColumn, distinct);
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      return SqlTexts.NONE;
    }
  }

  /**
   * Columns in the order listed.
   *
   * @param source its source
   * @param columns at least one
   */
  record Project(String source, List<ProjectItem> columns) implements Transform {
    /** Copies the list. */
    public Project {
      columns = List.copyOf(columns);
    }

    @Override
    public List<String> sources() {
      return List.of(source);
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new Project(rename.apply(source), columns);
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      SqlTexts texts = new SqlTexts();
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i) instanceof ProjectItem.Computed c) {
          texts.add("/columns/" + i + "/expression", c.expression());
        }
      }
      return texts.map();
    }
  }

  /**
   * The rows that fulfil a predicate.
   *
   * @param source its source
   * @param predicate SQL over the source's columns
   */
  record Filter(String source, String predicate) implements Transform {
    @Override
    public List<String> sources() {
      return List.of(source);
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new Filter(rename.apply(source), predicate);
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      return SqlTexts.of("/predicate", predicate);
    }
  }

  /**
   * One row per group.
   *
   * @param source its source
   * @param groupBy columns; none listed means one group of all rows
   * @param aggregations aggregated columns
   */
  record Aggregate(String source, List<String> groupBy, List<AggregationExpr> aggregations)
      implements Transform {
    /** Refuses an aggregate without columns. */
    public Aggregate {
      groupBy = List.copyOf(groupBy);
      aggregations = List.copyOf(aggregations);
      if (groupBy.isEmpty() && aggregations.isEmpty()) {
        throw new IllegalArgumentException("group_by and aggregations are both empty");
      }
    }

    @Override
    public List<String> sources() {
      return List.of(source);
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new Aggregate(rename.apply(source), groupBy, aggregations);
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      SqlTexts texts = new SqlTexts();
      for (int i = 0; i < aggregations.size(); i++) {
        AggregationExpr a = aggregations.get(i);
        String at = "/aggregations/" + i;
        for (int j = 0; j < a.arguments().size(); j++) {
          texts.add(at + "/arguments/" + j, a.arguments().get(j));
        }
        a.filter().ifPresent(f -> texts.add(at + "/filter", f));
        for (int j = 0; j < a.orderBy().size(); j++) {
          texts.add(at + "/order_by/" + j + "/expression", a.orderBy().get(j).expression());
        }
      }
      return texts.map();
    }
  }

  /**
   * One SELECT over inputs and views.
   *
   * @param query its text
   */
  record Sql(String query) implements Transform {
    @Override
    public List<String> sources() {
      return List.of();
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return this;
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      return SqlTexts.of("/query", query);
    }
  }

  /**
   * The rows of a plugin's table function.
   *
   * @param function its name
   * @param arguments SQL constants, by position
   * @param namedArguments SQL constants, by name
   */
  record TableFunction(
      String function, List<String> arguments, SortedMap<String, String> namedArguments)
      implements Transform {
    /** Copies the collections. */
    public TableFunction {
      arguments = List.copyOf(arguments);
      namedArguments = Collections.unmodifiableSortedMap(new TreeMap<>(namedArguments));
    }

    @Override
    public List<String> sources() {
      return List.of();
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return this;
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      SqlTexts texts = new SqlTexts();
      for (int i = 0; i < arguments.size(); i++) {
        texts.add("/arguments/" + i, arguments.get(i));
      }
      namedArguments.forEach((name, sql) -> texts.add("/named_arguments/" + name, sql));
      return texts.map();
    }
  }

  /**
   * The best right row for each left row, by path and interval.
   *
   * @param left left source
   * @param right right source
   * @param mode which right rows are candidates
   * @param how what becomes of left rows without a match
   * @param leftColumns columns of the left side
   * @param rightColumns columns of the right side
   * @param tieBreakers decide between equally good candidates, in order
   * @param meta the columns about the match
   * @param rightSuffix appended to a right column's name that is taken
   */
  record IntervalAlign(
      String left,
      String right,
      AlignMode mode,
      AlignHow how,
      AlignColumns leftColumns,
      AlignColumns rightColumns,
      List<TieBreaker> tieBreakers,
      MatchMeta meta,
      String rightSuffix)
      implements Transform {
    /** Copies the list. */
    public IntervalAlign {
      tieBreakers = List.copyOf(tieBreakers);
    }

    @Override
    public List<String> sources() {
      return List.of(left, right);
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new IntervalAlign(
          rename.apply(left),
          rename.apply(right),
          mode,
          how,
          leftColumns,
          rightColumns,
          tieBreakers,
          meta,
          rightSuffix);
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      return SqlTexts.NONE;
    }
  }

  /**
   * A canonical table of the code property graph: the sources' rows, checked against its columns.
   *
   * @param outputKind which table
   * @param sources at least one; several are put together without removing equal rows
   */
  record CpgEmit(CpgOutputKind outputKind, List<String> sources) implements Transform {
    /** Refuses an empty list. */
    public CpgEmit {
      sources = List.copyOf(sources);
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("CpgEmit has at least one source");
      }
    }

    @Override
    public Transform withSources(UnaryOperator<String> rename) {
      return new CpgEmit(outputKind, sources.stream().map(rename).toList());
    }

    @Override
    public SortedMap<String, String> sqlTexts() {
      return SqlTexts.NONE;
    }
  }
}
