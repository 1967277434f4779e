package dev.codeanatomy.contract.result;

import dev.codeanatomy.contract.spec.MaterializationMode;

/**
 * One table that was written.
 *
 * @param name the output's name
 * @param location absolute path of its folder
 * @param rows rows this run wrote
 * @param files data files this run wrote
 * @param mode whether earlier rows stayed
 * @param outcome the commit
 */
public record OutputResult(
    String name,
    String location,
    long rows,
    long files,
    MaterializationMode mode,
    WriteOutcome outcome) {}
