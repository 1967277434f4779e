package dev.codeanatomy.host;

/** What came of an admission. */
public sealed interface AdmissionResult {
  /** How it went, whatever came of it. */
  AdmissionReport report();

  /**
   * The plugin may be used.
   *
   * @param plugin loaded and proved
   * @param report with no error in it
   */
  record Admitted(AdmittedPlugin plugin, AdmissionReport report) implements AdmissionResult {}

  /**
   * The plugin does not fit this host, or does not keep what its manifest promises. Nothing of it
   * is loaded any more.
   *
   * @param report with at least one error in it
   */
  record Refused(AdmissionReport report) implements AdmissionResult {}

  /**
   * The plugin failed while its own code ran: it threw, did not answer in time, or went over its
   * allocation limit. Nothing of it is loaded any more; the rest of the host goes on.
   *
   * @param report with at least one error in it
   */
  record Quarantined(AdmissionReport report) implements AdmissionResult {}
}
