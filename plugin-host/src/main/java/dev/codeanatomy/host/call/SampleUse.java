package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Sample;

/** How a kind of function uses a sample's rows, and so how many answers they have. */
public enum SampleUse {
  /** Each row has an answer: a scalar, a window function. */
  ROW_BY_ROW,
  /** All rows are one group: an aggregate. */
  ONE_GROUP,
  /** The row's constants name a table, whose rows are not compared. */
  ONE_TABLE;

  /** The number of answers that a sample must expect if it expects any. */
  int answers(Sample sample) {
    return switch (this) {
      case ROW_BY_ROW -> sample.rows().size();
      case ONE_GROUP -> 1;
      case ONE_TABLE -> 0;
    };
  }
}
