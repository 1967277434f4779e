package dev.codeanatomy.plugin.codeanatomy.nested;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The case that keys of a map get. */
enum KeyCase {
  LOWER {
    @Override
    int ascii(int letter) {
      return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    @Override
    String text(String key) {
      return key.toLowerCase(Locale.ROOT);
    }
  },
  UPPER {
    @Override
    int ascii(int letter) {
      return letter >= 'a' && letter <= 'z' ? letter - ('a' - 'A') : letter;
    }

    @Override
    String text(String key) {
      return key.toUpperCase(Locale.ROOT);
    }
  },
  NONE {
    @Override
    int ascii(int letter) {
      return letter;
    }

    @Override
    String text(String key) {
      return key;
    }
  };

  abstract int ascii(int letter);

  abstract String text(String key);

  /** The case with this name, written in any case and with white space around it. */
  static Optional<KeyCase> ofName(String name) {
    return Arrays.stream(values())
        .filter(value -> value.name().equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  /** Adds a key in this case. */
  void addTo(TextBuffer keys, byte[] key, int length) {
    boolean isAscii = true;
    for (int i = 0; i < length; i++) {
      isAscii &= key[i] >= 0;
    }
    if (isAscii) {
      // The bytes are the caller's buffer, which the next key overwrites anyway.
      for (int i = 0; i < length; i++) {
        key[i] = (byte) ascii(key[i]);
      }
      keys.add(key, length);
    } else {
      byte[] mapped =
          text(new String(key, 0, length, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
      keys.add(mapped, mapped.length);
    }
  }
}
