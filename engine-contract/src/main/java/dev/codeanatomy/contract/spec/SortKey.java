package dev.codeanatomy.contract.spec;

/**
 * One level of an order.
 *
 * @param expression SQL over the source's columns
 * @param order direction
 * @param nulls where nulls stand
 */
public record SortKey(String expression, SortOrder order, NullsOrder nulls) {}
