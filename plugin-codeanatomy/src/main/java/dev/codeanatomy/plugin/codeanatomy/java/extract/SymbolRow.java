package dev.codeanatomy.plugin.codeanatomy.java.extract;

/** One symbol row while it is being filled; without a node and place until it gets them. */
final class SymbolRow {
  private final int file;
  private final int id;
  private final int kind;
  private final int owner;
  int name = Strings.NONE;
  int modifiers = Strings.NONE;
  int type = Strings.NONE;
  int descriptor = Strings.NONE;
  int node = Strings.NONE;
  int start = Strings.NONE;
  int end = Strings.NONE;
  Span nameSpan = Span.UNKNOWN;
  boolean implicit;
  boolean attributed;

  SymbolRow(int file, int id, int kind, int owner) {
    this.file = file;
    this.id = id;
    this.kind = kind;
    this.owner = owner;
  }

  void write(SymbolRows rows) {
    rows.file.add(file);
    rows.id.add(id);
    rows.kind.add(kind);
    rows.owner.add(owner);
    rows.name.add(name);
    rows.modifiers.add(modifiers);
    rows.type.add(type);
    rows.descriptor.add(descriptor);
    rows.node.add(node);
    rows.start.add(start);
    rows.end.add(end);
    rows.nameStart.add(nameSpan.start());
    rows.nameEnd.add(nameSpan.end());
    rows.implicit.add(implicit ? 1 : 0);
    rows.attributed.add(attributed ? 1 : 0);
  }
}
