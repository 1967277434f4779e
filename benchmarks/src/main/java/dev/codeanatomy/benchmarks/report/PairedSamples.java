package dev.codeanatomy.benchmarks.report;

import java.util.Locale;

/**
 * Measured values of two sides that took turns. The ratio is taken within each pair, because what
 * else the machine did then slowed both. For one thread.
 */
public final class PairedSamples {
  private final Samples peer = new Samples();
  private final Samples subject = new Samples();
  private final Samples ratio = new Samples();

  /**
   * Adds a pair.
   *
   * @param peerValue positive
   * @param subjectValue in the same unit
   */
  public void add(double peerValue, double subjectValue) {
    if (!(peerValue > 0)) {
      throw new IllegalArgumentException("the peer's value must be positive: " + peerValue);
    }
    peer.add(peerValue);
    subject.add(subjectValue);
    ratio.add(subjectValue / peerValue);
  }

  /** What the subject is compared with. */
  public Samples peer() {
    return peer;
  }

  public Samples subject() {
    return subject;
  }

  /** The subject's value over the peer's, pair by pair. */
  public Samples ratio() {
    return ratio;
  }

  /** The median ratio, and the least and the largest, as a table shows them. */
  public String ratioText() {
    return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.median(), ratio.min(), ratio.max());
  }
}
