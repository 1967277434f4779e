package dev.codeanatomy.common.digest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal with the fewest digits that reads back as a given double. */
final class ShortestDecimal {
  /** No double needs more digits than this to be told from its neighbours. */
  private static final int MAX_DIGITS = 17;

  private ShortestDecimal() {}

  /** Trailing zeros are stripped; {@code value} is finite and positive. */
  static BigDecimal of(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      // The nearest first. Beside a power of two the gap below is half the gap above, so there the
      // nearest of this length may miss while the one above it reads back.
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.CEILING}) {
        BigDecimal candidate = exact.round(new MathContext(digits, mode));
        if (candidate.doubleValue() == value) {
          return candidate.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}
