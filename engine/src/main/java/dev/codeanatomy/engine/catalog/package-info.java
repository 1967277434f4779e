/**
 * What one session knows: functions of admitted plugins, and tables that can be read. Plugin
 * exports come in, resolved and bound functions go out. Called by {@code sql}, {@code lower} and
 * the façade; knows no Calcite operator.
 */
@NullMarked
package dev.codeanatomy.engine.catalog;

import org.jspecify.annotations.NullMarked;
