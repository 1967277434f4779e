package dev.codeanatomy.contract.result;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineStage;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that did not stop a run and that someone should look at.
 *
 * @param code what kind it is
 * @param stage where it arose
 * @param message for people
 * @param context facts by name
 */
public record RunWarning(
    FindingCode code, EngineStage stage, String message, SortedMap<String, String> context) {
  /** Copies the facts. */
  public RunWarning {
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }
}
