package dev.codeanatomy.testkit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.util.Text;

/**
 * One value of a vector, copied out of it.
 *
 * @param value as Arrow gives it; empty for a null
 */
record Answer(Optional<Object> value) {
  /** Room for the last digits of floating point where the order of additions is not fixed. */
  static final double ROUNDING = 1e-9;

  static Answer of(FieldVector vector, int row) {
    return new Answer(
        vector.isNull(row) ? Optional.empty() : Optional.ofNullable(vector.getObject(row)));
  }

  /** All values of a vector. */
  static List<Answer> all(FieldVector vector) {
    return IntStream.range(0, vector.getValueCount()).mapToObj(row -> of(vector, row)).toList();
  }

  boolean isNull() {
    return value.isEmpty();
  }

  /** Says whether both are the same value to the last bit. */
  boolean same(Answer other) {
    return same(value, other.value, 0);
  }

  /** Says whether both are the same value up to rounding of floating point. */
  boolean close(Answer other) {
    return same(value, other.value, ROUNDING);
  }

  private static boolean same(Optional<?> one, Optional<?> other, double rounding) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    return same(one.get(), other.get(), rounding);
  }

  private static boolean same(Object one, Object other, double rounding) {
    if (isPoint(one) && isPoint(other)) {
      double a = ((Number) one).doubleValue();
      double b = ((Number) other).doubleValue();
      return Double.compare(a, b) == 0
          || Math.abs(a - b) <= rounding * Math.max(Math.abs(a), Math.abs(b));
    }
    if (one instanceof byte[] a && other instanceof byte[] b) {
      return Arrays.equals(a, b);
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      Iterator<?> left = a.iterator();
      Iterator<?> right = b.iterator();
      boolean same = a.size() == b.size();
      while (same && left.hasNext()) {
        same = same(Optional.ofNullable(left.next()), Optional.ofNullable(right.next()), rounding);
      }
      return same;
    }
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream()
              .allMatch(
                  key ->
                      same(
                          Optional.ofNullable(a.get(key)),
                          Optional.ofNullable(b.get(key)),
                          rounding));
    }
    return one.equals(other);
  }

  private static boolean isPoint(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  /** The value as SQL would write it. */
  @Override
  public String toString() {
    return text(value);
  }

  private static String text(Optional<?> value) {
    return value.map(Answer::text).orElse("NULL");
  }

  private static String text(Object value) {
    if (value instanceof Text || value instanceof String) {
      return "'" + value.toString().replace("'", "''") + "'";
    }
    if (value instanceof byte[] bytes) {
      StringBuilder hex = new StringBuilder("x'");
      for (byte each : bytes) {
        hex.append(String.format("%02x", each));
      }
      return hex.append("'").toString();
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(each -> text(Optional.ofNullable(each)))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(each -> each.getKey() + ": " + text(Optional.ofNullable(each.getValue())))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }
}
