package dev.codeanatomy.testkit;

import java.util.List;

/**
 * Something that holds for every function of a kind.
 *
 * @param <S> what it is checked on
 * @param name for the test
 * @param says the law in one clause
 * @param after names of laws without which this one says nothing
 * @param check throws if the law does not hold
 */
record Law<S>(String name, String says, List<String> after, Check<S> check) {
  Law {
    after = List.copyOf(after);
  }

  /** A check of a law; may throw {@link NotAsked}, {@link LawBroken} or what the plugin throws. */
  interface Check<S> {
    void of(S subject, Trial trial) throws Exception;
  }
}
