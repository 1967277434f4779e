package dev.codeanatomy.contract.spec;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the SQL texts of a transform under their places. */
final class SqlTexts {
  static final SortedMap<String, String> NONE = Collections.emptySortedMap();

  private final SortedMap<String, String> texts = new TreeMap<>();

  static SortedMap<String, String> of(String place, String text) {
    SqlTexts one = new SqlTexts();
    one.add(place, text);
    return one.map();
  }

  void add(String place, String text) {
    texts.put(place, text);
  }

  SortedMap<String, String> map() {
    return Collections.unmodifiableSortedMap(texts);
  }
}
