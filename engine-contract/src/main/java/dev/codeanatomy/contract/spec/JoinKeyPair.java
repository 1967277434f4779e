package dev.codeanatomy.contract.spec;

/**
 * One column of each side that must be equal.
 *
 * @param leftKey column of the left side
 * @param rightKey column of the right side
 */
public record JoinKeyPair(String leftKey, String rightKey) {}
