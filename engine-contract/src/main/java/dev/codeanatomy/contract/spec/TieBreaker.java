package dev.codeanatomy.contract.spec;

/**
 * A column that decides between equally good candidates.
 *
 * @param column looked up on the right side first, then on the left
 * @param order which one wins: the smallest or the largest; nulls lose
 */
public record TieBreaker(String column, SortOrder order) {}
