/**
 * Views to relational plans. A resolved spec, a planner session and the inputs' tables come in; the
 * ordered steps of a run (views kept in a temporary table, outputs) with one plan each go out, or
 * every finding of graph and meaning. The façade calls it after the plugins are admitted.
 */
@NullMarked
package dev.codeanatomy.engine.compile;

import org.jspecify.annotations.NullMarked;
