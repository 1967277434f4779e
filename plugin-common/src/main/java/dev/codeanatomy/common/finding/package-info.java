/**
 * Findings: what a check reports to people. Facts that a check discovered come in; records with a
 * code of the one catalogue, a place and a remedy go out. Host, contract and engine report through
 * it, the command line and the documentation generator read it.
 */
@NullMarked
package dev.codeanatomy.common.finding;

import org.jspecify.annotations.NullMarked;
