/**
 * Our parts of PF4J: descriptor finder, loader, factory. An unpacked plugin's directory comes in; a
 * PF4J plugin that holds the entry point goes out. The load stage calls it; no PF4J type leaves the
 * host.
 */
@NullMarked
package dev.codeanatomy.host.pf4j;

import org.jspecify.annotations.NullMarked;
