package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.OptionalInt;

/**
 * Finds where in a text a declared or used name stands; the compiler's public API has no position
 * for that.
 *
 * <p>A name written with Unicode escapes is not found: its characters in the file are others.
 */
final class NameFinder {
  private final String text;

  NameFinder(String text) {
    this.text = text;
  }

  /** The name that ends at a place, as the last part of {@code a.b.name} does. */
  OptionalInt endingAt(int end, String name) {
    int start = end - name.length();
    return start >= 0 && text.startsWith(name, start) ? OptionalInt.of(start) : OptionalInt.empty();
  }

  /**
   * The first token from a place on that is the name. Comments, literals, brackets and annotations
   * (with their arguments) are stepped over.
   *
   * @param limit where to stop looking
   */
  OptionalInt from(int from, int limit, String name) {
    int at = from;
    int end = Math.min(limit, text.length());
    while (at < end) {
      char c = text.charAt(at);
      if (text.startsWith("//", at) || text.startsWith("/*", at)) {
        at = afterComment(at);
      } else if (c == '"' || c == '\'') {
        at = afterLiteral(at);
      } else if (c == '@' && !text.startsWith("@interface", at)) {
        at = afterAnnotation(at + 1, end);
      } else if (Character.isJavaIdentifierStart(text.codePointAt(at))) {
        int stop = afterWord(at);
        if (stop - at == name.length() && text.startsWith(name, at)) {
          return OptionalInt.of(at);
        }
        at = stop;
      } else {
        at++;
      }
    }
    return OptionalInt.empty();
  }

  private int afterWord(int from) {
    int at = from;
    while (at < text.length() && Character.isJavaIdentifierPart(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private int afterComment(int from) {
    boolean block = text.charAt(from + 1) == '*';
    int end = block ? text.indexOf("*/", from + 2) : text.indexOf('\n', from);
    return end < 0 ? text.length() : end + (block ? 2 : 1);
  }

  private int afterLiteral(int from) {
    String quote = text.startsWith("\"\"\"", from) ? "\"\"\"" : text.substring(from, from + 1);
    int at = from + quote.length();
    while (at < text.length() && !text.startsWith(quote, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + quote.length());
  }

  private int afterAnnotation(int from, int end) {
    int at = afterBlanks(from);
    while (at < end && Character.isJavaIdentifierStart(text.codePointAt(at))) {
      at = afterWord(at);
      int dot = afterBlanks(at);
      if (dot >= end || text.charAt(dot) != '.') {
        break;
      }
      at = afterBlanks(dot + 1);
    }
    int open = afterBlanks(at);
    return open < end && text.charAt(open) == '(' ? afterParentheses(open) : Math.max(at, from);
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at) || text.startsWith("/*", at)) {
        at = afterComment(at);
      } else {
        break;
      }
    }
    return at;
  }

  private int afterParentheses(int from) {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("//", at) || text.startsWith("/*", at)) {
        at = afterComment(at);
        continue;
      }
      if (c == '"' || c == '\'') {
        at = afterLiteral(at);
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return at;
  }
}
