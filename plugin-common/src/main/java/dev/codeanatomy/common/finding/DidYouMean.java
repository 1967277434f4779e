package dev.codeanatomy.common.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that a mistyped one probably meant: the smallest optimal string alignment
 * distance (insert, delete, replace, swap of neighbours; case does not count), at most a third of
 * the length. Ties go to the name that sorts first.
 */
public final class DidYouMean {
  private DidYouMean() {}

  /** The nearest known name, if one is near enough. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .sorted()
        .filter(k -> distance(wanted, k.toLowerCase(Locale.ROOT)) <= limit(wanted, k))
        .min(Comparator.comparingInt(k -> distance(wanted, k.toLowerCase(Locale.ROOT))));
  }

  /** "Did you mean 'x'?" or nothing. */
  public static Optional<String> question(String name, Collection<String> known) {
    return nearest(name, known).map(k -> "Did you mean '" + k + "'?");
  }

  private static int limit(String name, String known) {
    return Math.max(1, Math.max(name.length(), known.length()) / 3);
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + replace);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
