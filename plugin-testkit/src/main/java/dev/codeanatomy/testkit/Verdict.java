package dev.codeanatomy.testkit;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What checking one law came to. */
sealed interface Verdict {
  /** Ends a test: normally, as failed, or as aborted. */
  void report();

  /** The law holds. */
  record Kept() implements Verdict {
    @Override
    public void report() {}
  }

  /** The law does not hold. */
  record Broken(AssertionFailedError failure) implements Verdict {
    @Override
    public void report() {
      throw failure;
    }
  }

  /** A law before it does not hold, so this one says nothing. */
  record Blocked(String by) implements Verdict {
    @Override
    public void report() {
      throw new TestAbortedException("not looked at: " + by);
    }
  }

  /** The law does not concern the function. */
  record Skipped(String why) implements Verdict {
    @Override
    public void report() {
      throw new TestAbortedException("skipped: " + why);
    }
  }
}
