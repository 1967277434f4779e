package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.contract.snapshot.FunctionKind;
import dev.codeanatomy.contract.snapshot.RegistryFunction;
import dev.codeanatomy.contract.snapshot.RegistryParameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions of SQL itself as the registry shows them, read from {@code language-functions.txt}.
 * How they are planned and executed, the SQL language says; a test holds the two together.
 * Immutable.
 */
final class BuiltinFunctions {
  private static final String TABLE = "language-functions.txt";
  private static final Pattern SECTION = Pattern.compile("## (\\w+): (.+)");
  private static final Pattern SIGNATURE = Pattern.compile("(\\w+)\\((.*)\\) -> (\\S+)( called)?");

  /** The functions in the order of the file. */
  static final List<DocumentedFunction> ALL = List.copyOf(read());

  private BuiltinFunctions() {}

  private static List<DocumentedFunction> read() {
    List<DocumentedFunction> all = new ArrayList<>();
    FunctionKind kind = FunctionKind.SCALAR;
    String section = "";
    Iterator<String> lines =
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("--")).iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      Matcher heading = SECTION.matcher(line);
      if (heading.matches()) {
        kind = FunctionKind.valueOf(heading.group(1).toUpperCase(Locale.ROOT));
        section = heading.group(2);
      } else {
        all.add(function(kind, section, line, lines.next(), lines.next()));
      }
    }
    return all;
  }

  private static String text() {
    try (InputStream table =
        Objects.requireNonNull(BuiltinFunctions.class.getResourceAsStream(TABLE), TABLE)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static DocumentedFunction function(
      FunctionKind kind, String section, String signature, String description, String example) {
    Matcher parts = SIGNATURE.matcher(signature);
    if (!parts.matches()) {
      throw new IllegalStateException(TABLE + ": not a signature: " + signature);
    }
    List<RegistryParameter> parameters = new ArrayList<>();
    for (String parameter : parts.group(2).split(", ")) {
      if (!parameter.isEmpty()) {
        parameters.add(parameter(parameter));
      }
    }
    return new DocumentedFunction(
        new RegistryFunction(
            parts.group(1),
            Optional.empty(),
            kind,
            List.of(),
            parameters,
            false,
            parts.group(3),
            "immutable",
            parts.group(4) == null ? "propagate" : "called",
            List.of(),
            1),
        section,
        description,
        Optional.of(example.startsWith("SELECT") ? example : "SELECT " + example));
  }

  private static RegistryParameter parameter(String text) {
    boolean optional = text.startsWith("[");
    String[] words = (optional ? text.substring(1, text.length() - 1) : text).split(" ");
    boolean variadic = words[1].endsWith("...");
    return new RegistryParameter(
        words[0],
        variadic ? words[1].substring(0, words[1].length() - 3) : words[1],
        words.length > 2,
        variadic,
        optional,
        Optional.empty(),
        "");
  }
}
