package dev.codeanatomy.plugin.codeanatomy.java.extract;

/**
 * References, one row each, in the order of their nodes. {@link Strings#NONE} stands for an absent
 * text or position.
 */
final class ReferenceRows {
  final IntColumn file = new IntColumn();
  final IntColumn node = new IntColumn();
  final IntColumn role = new IntColumn();
  final IntColumn name = new IntColumn();
  final IntColumn start = new IntColumn();
  final IntColumn end = new IntColumn();
  final IntColumn enclosing = new IntColumn();
  final IntColumn target = new IntColumn();
  final IntColumn targetKind = new IntColumn();
  final IntColumn reason = new IntColumn();
  final FileRanges ranges = new FileRanges();

  int size() {
    return node.size();
  }
}
