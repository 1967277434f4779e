package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** The fields of a span struct, and the check that an argument is one. */
final class SpanField {
  /** Byte offset of the first byte, an int64. */
  static final String BSTART = "bstart";

  /** Byte offset of the end, an int64; what it means {@link #END_EXCLUSIVE} says. */
  static final String BEND = "bend";

  /** The number of a file's first line, an int32. */
  static final String LINE_BASE = "line_base";

  /** What columns count, a text. */
  static final String COL_UNIT = "col_unit";

  /** Whether {@link #BEND} is the byte after the span's last; null or absent means it is. */
  static final String END_EXCLUSIVE = "end_exclusive";

  /** The children of the struct that {@code span_make} gives, in order. */
  static final List<Field> CHILDREN =
      List.of(
          ArrowTypes.nullable(BSTART, ArrowTypes.INT64),
          ArrowTypes.nullable(BEND, ArrowTypes.INT64),
          ArrowTypes.nullable(LINE_BASE, ArrowTypes.INT32),
          ArrowTypes.nullable(COL_UNIT, ArrowTypes.UTF8),
          ArrowTypes.nullable(END_EXCLUSIVE, ArrowTypes.BOOL));

  private SpanField() {}

  /** The least a span needs, with an exclusive end; for samples. */
  static Literal literal(long start, long end) {
    return Literal.ofStruct(
        List.of(BSTART, BEND), List.of(Literal.ofInt64(start), Literal.ofInt64(end)));
  }

  /**
   * Checks that a field is a span: a struct with {@code bstart} and {@code bend} as int64, and
   * {@code end_exclusive}, if it is there, as bool.
   *
   * @throws PluginException naming the argument and the field that is missing or of another type
   */
  static void check(String argument, Field span) throws PluginException {
    if (!(span.getType() instanceof ArrowType.Struct)) {
      throw new PluginException(
          "Argument '"
              + argument
              + "' must be a span struct, as span_make gives, and is "
              + ArrowTypes.text(span.getType()));
    }
    checkOffset(argument, span, BSTART);
    checkOffset(argument, span, BEND);
    Optional<Field> exclusive = child(span, END_EXCLUSIVE);
    if (exclusive.isPresent() && !exclusive.get().getType().equals(ArrowTypes.BOOL)) {
      throw wrongType(argument, exclusive.get(), "bool");
    }
  }

  private static void checkOffset(String argument, Field span, String name) throws PluginException {
    Optional<Field> child = child(span, name);
    if (child.isEmpty()) {
      throw new PluginException(
          "Missing span field: "
              + name
              + ". Argument '"
              + argument
              + "' must be a struct with bstart and bend, as span_make gives, and has "
              + span.getChildren().stream().map(Field::getName).toList());
    }
    if (!child.get().getType().equals(ArrowTypes.INT64)) {
      throw wrongType(argument, child.get(), "int64");
    }
  }

  private static PluginException wrongType(String argument, Field child, String wanted) {
    return new PluginException(
        "Span field "
            + child.getName()
            + " of argument '"
            + argument
            + "' must be "
            + wanted
            + " and is "
            + ArrowTypes.text(child.getType()));
  }

  private static Optional<Field> child(Field span, String name) {
    return span.getChildren().stream().filter(child -> child.getName().equals(name)).findFirst();
  }
}
