/**
 * What a session has, as records that cross processes: its functions, what is written about them,
 * and what the engine is made of. The engine's catalog makes them, the command line prints them,
 * {@link dev.codeanatomy.contract.snapshot.SnapshotJson} is the one codec of all three.
 */
@NullMarked
package dev.codeanatomy.contract.snapshot;

import org.jspecify.annotations.NullMarked;
