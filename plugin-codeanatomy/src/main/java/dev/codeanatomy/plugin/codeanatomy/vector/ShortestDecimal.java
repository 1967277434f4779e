package dev.codeanatomy.plugin.codeanatomy.vector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating point numbers as the shortest decimal that reads back as the same number, without
 * exponent. {@link Double#toString(double)} alone is not enough: before JDK 19 it sometimes gives a
 * digit too many (JDK-4511638), and an id must not depend on the JDK.
 */
final class ShortestDecimal {
  private ShortestDecimal() {}

  static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
      return whole(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal best = new BigDecimal(Double.toString(value));
    for (int digits = best.precision() - 1; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() != value) {
        break;
      }
      best = shorter;
    }
    return best.stripTrailingZeros().toPlainString();
  }

  static String text(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return special(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 0x1p24) {
      return whole(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal best = new BigDecimal(Float.toString(value));
    for (int digits = best.precision() - 1; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.floatValue() != value) {
        break;
      }
      best = shorter;
    }
    return best.stripTrailingZeros().toPlainString();
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
  }

  /** A whole number small enough to be exact; negative zero keeps its sign. */
  private static String whole(double value) {
    return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
  }
}
