package dev.codeanatomy.plugin.codeanatomy.java.extract;

/**
 * Syntax trees, one row a node, each file's nodes in pre-order.
 *
 * <p>A node's ordinal is its place within its file. Positions are byte offsets; {@link
 * Strings#NONE} stands where the compiler has no position, name or parent.
 */
final class NodeRows {
  final IntColumn file = new IntColumn();
  final IntColumn parent = new IntColumn();
  final IntColumn kind = new IntColumn();
  final IntColumn name = new IntColumn();
  final IntColumn start = new IntColumn();
  final IntColumn end = new IntColumn();
  final FileRanges ranges = new FileRanges();

  int size() {
    return kind.size();
  }

  void truncate(int size) {
    file.truncate(size);
    parent.truncate(size);
    kind.truncate(size);
    name.truncate(size);
    start.truncate(size);
    end.truncate(size);
  }
}
