package dev.codeanatomy.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A symbol id as a person reads it: {@code java.util.List#add(Ljava/lang/Object;)Z} becomes {@code
 * java.util.List.add(Object)}. Descriptors are those of the Java Virtual Machine Specification,
 * section 4.3.
 */
final class SymbolText {
  private static final String PRIMITIVES = "BbyteCcharDdoubleFfloatIintJlongSshortZbooleanVvoid";

  private SymbolText() {}

  /** The text; an id of another form is left as it is. */
  static String of(String id) {
    int hash = id.indexOf('#');
    int open = id.indexOf('(', hash + 1);
    int close = id.indexOf(')', open + 1);
    if (hash < 0 || open < 0 || close < 0) {
      return id;
    }
    String owner = id.substring(0, hash).replace('$', '.');
    String name = id.substring(hash + 1, open);
    String call = name.equals("<init>") ? "new " + owner : owner + "." + name;
    return call + parameters(id.substring(open + 1, close));
  }

  private static String parameters(String descriptor) {
    List<String> types = new ArrayList<>();
    int at = 0;
    while (at < descriptor.length()) {
      int arrays = at;
      while (at < descriptor.length() && descriptor.charAt(at) == '[') {
        at++;
      }
      String dimensions = "[]".repeat(at - arrays);
      if (at < descriptor.length() && descriptor.charAt(at) == 'L') {
        int end = descriptor.indexOf(';', at);
        if (end < 0) {
          return "(" + descriptor + ")";
        }
        String type = descriptor.substring(at + 1, end);
        types.add(type.substring(type.lastIndexOf('/') + 1).replace('$', '.') + dimensions);
        at = end + 1;
      } else if (at < descriptor.length()) {
        types.add(primitive(descriptor.charAt(at)) + dimensions);
        at++;
      }
    }
    return "(" + String.join(", ", types) + ")";
  }

  private static String primitive(char code) {
    int at = PRIMITIVES.indexOf(code);
    if (at < 0) {
      return String.valueOf(code);
    }
    int end = at + 1;
    while (end < PRIMITIVES.length() && Character.isLowerCase(PRIMITIVES.charAt(end))) {
      end++;
    }
    return PRIMITIVES.substring(at + 1, end);
  }
}
