package dev.codeanatomy.plugin.codeanatomy.aggregate;

/**
 * The best row of a group so far. Arrays are never changed once they are here, so states share
 * them. One thread at a time.
 */
final class Best {
  private static final byte[] NONE = {};

  private boolean seen;
  private long key;
  private byte[] textKey = NONE;
  private byte[] value = NONE;

  boolean isSeen() {
    return seen;
  }

  /** The key, if it is a number. */
  long key() {
    return key;
  }

  /** The key, if it is a text. */
  byte[] textKey() {
    return textKey;
  }

  byte[] value() {
    return value;
  }

  void take(long newKey, byte[] newTextKey, byte[] newValue) {
    seen = true;
    key = newKey;
    textKey = newTextKey;
    value = newValue;
  }

  void take(Best other) {
    take(other.key, other.textKey, other.value);
    seen = other.seen;
  }

  static byte[] noText() {
    return NONE;
  }
}
