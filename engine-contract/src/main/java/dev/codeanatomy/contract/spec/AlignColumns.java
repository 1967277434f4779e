package dev.codeanatomy.contract.spec;

import java.util.List;

/**
 * The columns of one side of an interval alignment.
 *
 * @param path column that must be equal on both sides
 * @param start column of the first position
 * @param end column of the position after the last
 * @param select the columns kept, in order; none listed means all
 */
public record AlignColumns(String path, String start, String end, List<String> select) {
  /** Copies the list. */
  public AlignColumns {
    select = List.copyOf(select);
  }
}
