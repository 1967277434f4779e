package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.Options;

/** What {@code span_make} takes where a call is silent. */
record SpanDefaults(int lineBase, String colUnit, boolean endExclusive) {
  static final String LINE_BASE = "span_default_line_base";
  static final String COL_UNIT = "span_default_col_unit";
  static final String END_EXCLUSIVE = "span_default_end_exclusive";

  static SpanDefaults of(Options options) {
    return new SpanDefaults(
        options.getInt32(LINE_BASE), options.getUtf8(COL_UNIT), options.getBoolean(END_EXCLUSIVE));
  }
}
