/**
 * What a session is given before any spec is read: the environment profile with its split of memory
 * and threads, and the places where plugins, caches and tables are looked for. Comes in: flags and
 * the environment; goes out: immutable records; called by the façade, read by every later stage.
 */
@NullMarked
package dev.codeanatomy.engine.session;

import org.jspecify.annotations.NullMarked;
