/**
 * The command line. Arguments, a terminal or a pipe come in; results go to standard output, all
 * else to standard error, and one exit code to the caller. The launcher starts it; it sees the
 * engine's façade, the contract and the plugin tools, and nothing behind them.
 */
@NullMarked
package dev.codeanatomy.cli;

import org.jspecify.annotations.NullMarked;
