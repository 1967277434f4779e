package dev.codeanatomy.common.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions of a plugin fit. The text is one or more terms that all hold, separated by spaces:
 * {@code ^1.2} (at least 1.2, below 2; of {@code ^0.3}, below 0.4), {@code ~1.2.3} (at least 1.2.3,
 * below 1.3), {@code >=1.2}, {@code >1.2}, {@code <=1.2}, {@code <2}, {@code 1.2.3} (exactly),
 * {@code *} (any). Missing parts count as zero; what follows a {@code -} or {@code +} in a version
 * takes no part.
 */
public final class VersionRange {
  private static final String VERSION_TERM =
      "(\\^|~|>=|<=|>|<|=)?([0-9]{1,9}(?:\\.[0-9]{1,9}){0,2})(?:[-+]\\S*)?";
  private static final Pattern TERM = Pattern.compile(VERSION_TERM);

  /** The regular expression that a range written with single spaces matches as a whole. */
  static final String FORM = "(?:\\*|" + VERSION_TERM + ")(?: (?:\\*|" + VERSION_TERM + "))*";

  private final String text;
  private final List<Term> terms;

  private VersionRange(String text, List<Term> terms) {
    this.text = text;
    this.terms = terms;
  }

  private record Term(String operator, int[] bound, int parts) {}

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if the text is not of the form above
   */
  public static VersionRange parse(String text) {
    List<Term> terms =
        Arrays.stream(text.strip().split("\\s+"))
            .filter(t -> !t.equals("*"))
            .map(VersionRange::term)
            .toList();
    return new VersionRange(text.strip(), terms);
  }

  private static Term term(String text) {
    Matcher matcher = TERM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Expected a version range such as ^1.2, ~1.2.3, >=1.2 <2 or 1.2.3, and found '"
              + text
              + "'");
    }
    String operator = matcher.group(1) == null ? "=" : matcher.group(1);
    String version = matcher.group(2);
    return new Term(operator, numbers(version), version.split("\\.").length);
  }

  private static int[] numbers(String version) {
    String plain = version.split("[-+]", 2)[0];
    int[] numbers = new int[3];
    String[] parts = plain.split("\\.");
    for (int i = 0; i < Math.min(3, parts.length); i++) {
      numbers[i] = parts[i].matches("[0-9]{1,9}") ? Integer.parseInt(parts[i]) : 0;
    }
    return numbers;
  }

  /** Says whether a version lies in the range. */
  public boolean contains(String version) {
    int[] numbers = numbers(version);
    return terms.stream().allMatch(term -> holds(term, numbers));
  }

  private static boolean holds(Term term, int[] version) {
    int order = Arrays.compare(version, term.bound);
    return switch (term.operator) {
      case "^" -> order >= 0 && Arrays.compare(version, above(term.bound, caret(term))) < 0;
      case "~" ->
          order >= 0 && Arrays.compare(version, above(term.bound, term.parts == 1 ? 0 : 1)) < 0;
      case ">=" -> order >= 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case "<" -> order < 0;
      default -> order == 0;
    };
  }

  /** The part whose change a caret does not allow: the first that is not zero, of those written. */
  private static int caret(Term term) {
    int part = 0;
    while (part < term.parts - 1 && term.bound[part] == 0) {
      part++;
    }
    return part;
  }

  private static int[] above(int[] bound, int part) {
    int[] next = new int[3];
    System.arraycopy(bound, 0, next, 0, part + 1);
    next[part]++;
    return next;
  }

  @Override
  public String toString() {
    return text;
  }
}
