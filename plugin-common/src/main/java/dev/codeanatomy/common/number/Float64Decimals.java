package dev.codeanatomy.common.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Decimals and the 64-bit floating point numbers they stand for. Stateless. */
public final class Float64Decimals {
  /** No double needs more digits than this to be told from its neighbours. */
  private static final int MAX_DIGITS = 17;

  private Float64Decimals() {}

  /**
   * The decimal with the fewest digits that reads back as the value, trailing zeros stripped.
   *
   * @param value finite
   */
  public static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      // The nearest first. Beside a power of two the gap below is half the gap above, so there the
      // nearest of this length may miss while the one farther from zero reads back.
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
        BigDecimal candidate = exact.round(new MathContext(digits, mode));
        if (candidate.doubleValue() == value) {
          return candidate.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  /**
   * The double that the decimal stands for: one that is exactly it, or whose {@link #shortest} text
   * is. So {@code 0.1} and {@code 1e23} stand for one, and {@code 9007199254740993}, {@code 1e400}
   * and a decimal of 20 digits behind the point for none.
   */
  public static OptionalDouble lossless(BigDecimal decimal) {
    double value = decimal.doubleValue();
    boolean same =
        Double.isFinite(value)
            && (new BigDecimal(value).compareTo(decimal) == 0
                || shortest(value).compareTo(decimal) == 0);
    return same ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
