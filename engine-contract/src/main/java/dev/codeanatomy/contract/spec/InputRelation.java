package dev.codeanatomy.contract.spec;

/**
 * Something that is read.
 *
 * @param logicalName the name views use
 * @param source where the rows come from
 */
public record InputRelation(String logicalName, InputSource source) {
  /** Checks the name. */
  public InputRelation {
    SpecName.checked("input name", logicalName);
  }
}
