/**
 * Proofs. The exports of a loaded plugin come in; for each a verdict, and everything that is wrong
 * with it, go out. The admission's last stage calls it; the plugin's code runs under a time limit
 * on a thread of its own, over small in-memory rows, and without an engine.
 */
@NullMarked
package dev.codeanatomy.host.prove;

import org.jspecify.annotations.NullMarked;
