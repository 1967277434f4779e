package dev.codeanatomy.plugin.api.function;

import java.util.Objects;

/** What is released when something bound is closed. */
final class Release {
  private Release() {}

  /** One after the other, the second also where the first throws. */
  static Runnable both(Runnable first, Runnable second) {
    Objects.requireNonNull(first);
    return () -> {
      try {
        first.run();
      } catch (RuntimeException | Error e) {
        try {
          second.run();
        } catch (RuntimeException | Error later) {
          e.addSuppressed(later);
        }
        throw e;
      }
      second.run();
    };
  }
}
