/**
 * Our parts of PF4J: descriptor finder, loader, factory. A checked manifest with the directory of
 * its unpacked archive comes in; the plugin's class loader goes out. The load stage calls it; no
 * PF4J type leaves the host.
 */
@NullMarked
package dev.codeanatomy.host.pf4j;

import org.jspecify.annotations.NullMarked;
