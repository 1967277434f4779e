package dev.codeanatomy.contract.spec;

import java.util.regex.Pattern;

/** The form of names of inputs, views, outputs and parameters. */
final class SpecName {
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private SpecName() {}

  /** The name itself, if it can stand unquoted in SQL and as a folder's name on any system. */
  static String checked(String what, String name) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " '"
              + name
              + "' is not a letter or underscore followed by letters, digits or underscores");
    }
    return name;
  }
}
