/**
 * Gathers what a run leaves: warnings, timings per stage, outputs with their commits. Written by
 * the run, read once at its end to make the result record of the contract.
 */
@NullMarked
package dev.codeanatomy.engine.result;

import org.jspecify.annotations.NullMarked;
