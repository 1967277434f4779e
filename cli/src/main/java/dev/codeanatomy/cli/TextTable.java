package dev.codeanatomy.cli;

import dev.codeanatomy.cli.rows.DisplayWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A small aligned table of a report, with a heading and two spaces between columns. */
final class TextTable {
  private final List<Integer> numbers;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param numbers indexes of the columns that stand at the right edge
   */
  TextTable(List<String> heading, List<Integer> numbers) {
    this.numbers = numbers;
    rows.add(heading);
  }

  void row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "The table has " + rows.getFirst().size() + " columns, the row " + cells.length);
    }
    rows.add(List.of(cells));
  }

  void write(Writer out) throws IOException {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String padding = " ".repeat(widths[i] - DisplayWidth.of(row.get(i)));
        line.append("  ").append(numbers.contains(i) ? padding + row.get(i) : row.get(i) + padding);
      }
      out.write(line.toString().stripTrailing());
      out.write('\n');
    }
  }
}
