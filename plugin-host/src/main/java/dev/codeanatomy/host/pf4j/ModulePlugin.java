package dev.codeanatomy.host.pf4j;

import org.pf4j.Plugin;

/** PF4J's plugin over a plugin's entry point class, whose object the load stage makes itself. */
final class ModulePlugin extends Plugin {}
