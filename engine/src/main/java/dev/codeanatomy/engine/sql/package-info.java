/**
 * SQL text, or syntax trees, to relational plans. Text, tables and the session's functions come in;
 * one validated {@code RelNode} or {@code RexNode} in the caller's cluster goes out, or a finding
 * with line and column. {@code compile} and the façade's queries call it.
 */
@NullMarked
package dev.codeanatomy.engine.sql;

import org.jspecify.annotations.NullMarked;
