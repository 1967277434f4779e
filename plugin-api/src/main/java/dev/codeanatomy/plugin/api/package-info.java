@NullMarked
package dev.codeanatomy.plugin.api;

import org.jspecify.annotations.NullMarked;
