/**
 * The one table of types between Arrow (the plugins' side), DuckDB, Calcite and Delta. A type of
 * one side comes in, the type of another side goes out, or a refusal with a code and the name of
 * the column. Every package that converts a type calls it.
 */
@NullMarked
package dev.codeanatomy.engine.catalog.types;

import org.jspecify.annotations.NullMarked;
