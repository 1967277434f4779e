package dev.codeanatomy.plugin.codeanatomy.java.extract;

/** Declarations, one row each. {@link Strings#NONE} stands for an absent text, node or position. */
final class SymbolRows {
  final IntColumn file = new IntColumn();
  final IntColumn id = new IntColumn();
  final IntColumn kind = new IntColumn();
  final IntColumn owner = new IntColumn();
  final IntColumn name = new IntColumn();
  final IntColumn modifiers = new IntColumn();
  final IntColumn type = new IntColumn();
  final IntColumn descriptor = new IntColumn();
  final IntColumn node = new IntColumn();
  final IntColumn start = new IntColumn();
  final IntColumn end = new IntColumn();
  final IntColumn nameStart = new IntColumn();
  final IntColumn nameEnd = new IntColumn();

  /** 1 where the compiler put the declaration in and the source has no text for it. */
  final IntColumn implicit = new IntColumn();

  /** 1 where the compiler knows the declaration; 0 for a duplicate or one inside broken code. */
  final IntColumn attributed = new IntColumn();

  final FileRanges ranges = new FileRanges();

  int size() {
    return id.size();
  }
}
