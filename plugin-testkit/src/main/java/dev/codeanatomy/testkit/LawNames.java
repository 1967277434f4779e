package dev.codeanatomy.testkit;

/** The names of laws that several kinds of functions have, and that other laws build on. */
final class LawNames {
  static final String RESULT = "result length and type";
  static final String VALUES = "no null";
  static final String WRAPPERS = "wrappers revoked";
  static final String BIND = "bind is repeatable";
  static final String SAME = "same arguments, same answer";
  static final String NO_ROWS = "no rows";
  static final String ONE_ROW = "one row";
  static final String ALL_NULL = "all null";
  static final String ALTERNATING = "alternating nulls";
  static final String NULL_POLICY = "null policy";
  static final String SLICED = "sliced input";
  static final String DICTIONARY = "dictionary input";
  static final String CONSTANT = "constant input";
  static final String SPLIT = "batch split";
  static final String TYPES = "accepted types";
  static final String NAMED = "named arguments";
  static final String THREADS = "thread safety";
  static final String LEAK = "no leak";

  private LawNames() {}
}
