package dev.codeanatomy.contract.spec;

/**
 * One level of an order; nulls stand last.
 *
 * @param expression SQL over the source's columns
 * @param order direction
 */
public record SortKey(String expression, SortOrder order) {}
