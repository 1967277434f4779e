package dev.codeanatomy.contract.spec;

/**
 * Two columns that hold a half-open range of byte offsets, written {@code ["bstart", "bend"]}.
 *
 * @param start column of the first position
 * @param end column of the position after the last
 */
public record SpanColumns(String start, String end) {}
