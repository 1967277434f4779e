package dev.codeanatomy.contract.spec;

/**
 * The two columns that tell how a row was aligned.
 *
 * @param emit whether they are there
 * @param kindColumn name of the text column: the mode, or {@code NO_MATCH}
 * @param scoreColumn name of the DOUBLE column: positions shared; null without a match
 */
public record MatchMeta(boolean emit, String kindColumn, String scoreColumn) {}
