package dev.codeanatomy.common.manifest;

import dev.codeanatomy.common.capability.ExportEntry;
import java.util.regex.Pattern;

/**
 * The form that a text of a manifest must have. The codec checks it and the published schema states
 * it, so its expression is one that Java and JSON Schema read alike.
 *
 * @param regex what the whole text matches
 * @param said the form in words
 */
record TextForm(Pattern regex, String said) {
  static final TextForm ID =
      of(
          "[a-z][a-z0-9]*([-.][a-z0-9]+){0,8}",
          "lower case words joined by '-' or '.', for example my-plugin");
  static final TextForm VERSION =
      of(
          "[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}([-+][0-9A-Za-z.+-]{1,60})?",
          "a version such as 1.2.3");
  static final TextForm RANGE =
      of(VersionRange.FORM, "a range of versions such as ^1.2, ~1.2.3, >=1.2 <2 or *");
  static final TextForm ABI =
      of("(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,4})", "major.minor, for example 0.1");
  static final TextForm BITS =
      of("0x[0-7]?[0-9a-f]{1,15}", "63 bits in lower case hex, for example 0x1f");
  static final TextForm NAMESPACE =
      of("[a-z][a-z0-9_]{0,62}", "lower case letters, digits, underscores");
  static final TextForm NAME = of(ExportEntry.NAME_FORM, "lower case letters, digits, underscores");
  static final TextForm CLASS =
      of(
          "[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*",
          "the binary name of a class, for example my.Plugin");
  static final TextForm MODULE =
      of(
          "[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*",
          "the name of a module of the JDK, for example jdk.compiler");
  static final TextForm LINE = of("[^\\x00-\\x1f\\x7f]{1,200}", "one line of text");
  static final TextForm SIGNATURE =
      of(
          "[\\x21-\\x7e][^\\x00-\\x1f\\x7f]*",
          "a signature, for example (value int64, [depth int32]) -> int64");
  static final TextForm OPTION_TYPE =
      of("bool|int32|int64|float64|utf8", "one of bool, int32, int64, float64, utf8");
  static final TextForm ANY = of("[\\s\\S]*", "a text");

  private static TextForm of(String regex, String said) {
    return new TextForm(Pattern.compile(regex), said);
  }

  boolean fits(String text) {
    return regex.matcher(text).matches();
  }
}
