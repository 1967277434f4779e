package dev.codeanatomy.common.capability;

import java.util.regex.Pattern;

/**
 * One export as the manifest lists it.
 *
 * @param name lower case letters, digits and underscores
 * @param signature as {@code FunctionSpec.signature()} spells it; of a table provider its options
 * @param revision at least 1
 */
public record ExportEntry(String name, String signature, int revision) {
  /** The regular expression that a name of an export or of an option matches as a whole. */
  public static final String NAME_FORM = "[a-z][a-z0-9_]{0,62}";

  private static final Pattern NAME = Pattern.compile(NAME_FORM);

  /** Checks name and revision. */
  public ExportEntry {
    if (!isName(name)) {
      throw new IllegalArgumentException("'" + name + "' is not a name of an export");
    }
    if (signature.isBlank() || revision < 1) {
      throw new IllegalArgumentException(
          "Export '" + name + "' needs a signature and a revision from 1 on");
    }
  }

  /** Says whether an export may be called so. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
