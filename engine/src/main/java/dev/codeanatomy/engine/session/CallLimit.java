package dev.codeanatomy.engine.session;

import java.time.Duration;

/**
 * How long one call into a plugin may take.
 *
 * @param time after which the call is interrupted, above zero
 * @param grace how much longer is waited for it then, above zero; a call that takes longer is left
 *     behind with the database of its query
 */
public record CallLimit(Duration time, Duration grace) {
  /** What is waited where nothing else is said. */
  public static final Duration USUAL_GRACE = Duration.ofSeconds(10);

  /** Checks the ranges. */
  public CallLimit {
    if (time.isNegative() || time.isZero() || grace.isNegative() || grace.isZero()) {
      throw new IllegalArgumentException(
          "the time of a call and its grace are above zero, found " + time + " and " + grace);
    }
  }
}
