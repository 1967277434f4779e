/**
 * The architecture as rules. The class files of all modules and the source tree come in; a list of
 * broken rules with class and line goes out. Only the build runs it.
 */
package dev.codeanatomy.architecture;
