package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * A conjunct over a file's path or size that can be decided exactly without reading the file:
 * {@code path = x}, {@code path LIKE 'x%'}, {@code starts_with(path, x)}, and any comparison of
 * {@code size_bytes} with a number.
 *
 * @param path what the path must be
 * @param size what the size must be; asked only if {@code needsSize}
 * @param needsSize whether the size matters
 */
record SourceFilter(Predicate<String> path, LongPredicate size, boolean needsSize) {
  SourceFilter {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(size, "size");
  }

  /** The filter that a conjunct is; empty if it is none of those above. */
  static Optional<SourceFilter> of(Expression conjunct) {
    if (!(conjunct instanceof Call call) || call.arguments().size() != 2) {
      return Optional.empty();
    }
    Expression left = call.arguments().get(0);
    Expression right = call.arguments().get(1);
    if (left instanceof Column column && right instanceof Literal literal) {
      return of(call.name(), column.name(), literal);
    }
    if (left instanceof Literal literal && right instanceof Column column) {
      return mirrored(call.name()).flatMap(name -> of(name, column.name(), literal));
    }
    return Optional.empty();
  }

  private static Optional<SourceFilter> of(String name, String column, Literal literal) {
    Optional<Object> value = literal.value();
    if (column.equals(JavaSourcesProvider.PATH)
        && value.isPresent()
        && value.get() instanceof String text) {
      return ofPath(name, text);
    }
    if (column.equals(JavaSourcesProvider.SIZE)
        && value.isPresent()
        && value.get() instanceof Long number) {
      return ofSize(name, number);
    }
    return Optional.empty();
  }

  private static Optional<SourceFilter> ofPath(String name, String text) {
    switch (name) {
      case "equal":
        return Optional.of(path(text::equals));
      case "not_equal":
        return Optional.of(path(path -> !path.equals(text)));
      case "starts_with":
        return Optional.of(path(path -> path.startsWith(text)));
      case "like":
        return ofPattern(text);
      default:
        return Optional.empty();
    }
  }

  /** Only a pattern that is a plain prefix and one percent sign. */
  private static Optional<SourceFilter> ofPattern(String pattern) {
    int wildcard = pattern.indexOf('%');
    boolean plain =
        wildcard == pattern.length() - 1
            && wildcard >= 0
            && pattern.indexOf('_') < 0
            && pattern.indexOf('\\') < 0;
    if (!plain) {
      return Optional.empty();
    }
    String prefix = pattern.substring(0, wildcard);
    return Optional.of(path(path -> path.startsWith(prefix)));
  }

  private static Optional<SourceFilter> ofSize(String name, long number) {
    switch (name) {
      case "equal":
        return Optional.of(size(size -> size == number));
      case "not_equal":
        return Optional.of(size(size -> size != number));
      case "lt":
        return Optional.of(size(size -> size < number));
      case "lte":
        return Optional.of(size(size -> size <= number));
      case "gt":
        return Optional.of(size(size -> size > number));
      case "gte":
        return Optional.of(size(size -> size >= number));
      default:
        return Optional.empty();
    }
  }

  private static Optional<String> mirrored(String name) {
    switch (name) {
      case "equal":
      case "not_equal":
        return Optional.of(name);
      case "lt":
        return Optional.of("gt");
      case "lte":
        return Optional.of("gte");
      case "gt":
        return Optional.of("lt");
      case "gte":
        return Optional.of("lte");
      default:
        return Optional.empty();
    }
  }

  private static SourceFilter path(Predicate<String> test) {
    return new SourceFilter(test, size -> true, false);
  }

  private static SourceFilter size(LongPredicate test) {
    return new SourceFilter(path -> true, test, true);
  }
}
