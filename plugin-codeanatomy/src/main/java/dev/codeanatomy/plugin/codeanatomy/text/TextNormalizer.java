package dev.codeanatomy.plugin.codeanatomy.text;

import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings texts to one form: trimmed, in a Unicode normal form, on wish in lower case and with each
 * run of white space as one space. Immutable; safe for many threads.
 */
public final class TextNormalizer {
  private final Normalizer.Form form;
  private final boolean lowerCase;
  private final boolean collapse;

  /**
   * Makes a normalizer.
   *
   * @param form {@code NFC}, {@code NFD} or {@code NFKD} in any case; any other name means NFKC
   * @param lowerCase whether letters become lower case (Unicode's mapping, not full case folding)
   * @param collapse whether runs of white space become one space
   */
  public TextNormalizer(String form, boolean lowerCase, boolean collapse) {
    this.form = form(form);
    this.lowerCase = lowerCase;
    this.collapse = collapse;
  }

  private static Normalizer.Form form(String name) {
    switch (WhiteSpace.trim(name).toUpperCase(Locale.ROOT)) {
      case "NFC":
        return Normalizer.Form.NFC;
      case "NFD":
        return Normalizer.Form.NFD;
      case "NFKD":
        return Normalizer.Form.NFKD;
      default:
        return Normalizer.Form.NFKC;
    }
  }

  /** The normalised text; empty if the text is blank. */
  public String normalize(String text) {
    String normal = Normalizer.normalize(WhiteSpace.trim(text), form);
    if (lowerCase) {
      normal = normal.toLowerCase(Locale.ROOT);
    }
    return collapse ? WhiteSpace.collapse(normal) : normal;
  }

  /** Writes the normalised text, or null if nothing is left of it. */
  void normalize(Utf8 text, Utf8Output out) {
    if (isAscii(text)) {
      normalizeAscii(text, out);
      return;
    }
    String normal = normalize(text.toString());
    if (normal.isEmpty()) {
      out.setNull();
    } else {
      out.append(normal);
    }
  }

  private static boolean isAscii(Utf8 text) {
    int length = text.length();
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      if ((text.longAt(at) & 0x8080808080808080L) != 0) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (text.byteAt(at) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Every normal form leaves ASCII as it is, so bytes go straight through. */
  private void normalizeAscii(Utf8 text, Utf8Output out) {
    int start = 0;
    int end = text.length();
    while (start < end && WhiteSpace.is((char) text.byteAt(start))) {
      start++;
    }
    while (end > start && WhiteSpace.is((char) text.byteAt(end - 1))) {
      end--;
    }
    if (start == end) {
      out.setNull();
      return;
    }
    boolean afterSpace = false;
    for (int i = start; i < end; i++) {
      byte b = text.byteAt(i);
      if (collapse && WhiteSpace.is((char) b)) {
        if (!afterSpace) {
          out.append((byte) ' ');
        }
        afterSpace = true;
      } else {
        out.append(lowerCase && b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b);
        afterSpace = false;
      }
    }
  }
}
