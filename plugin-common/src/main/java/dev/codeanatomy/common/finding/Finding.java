package dev.codeanatomy.common.finding;

import java.util.Optional;

/**
 * One thing a check found.
 *
 * @param code what kind of thing it is
 * @param where the place: a JSON pointer, a plugin and member, a view; never blank
 * @param found what is there, as a clause without a full stop
 * @param expected what should be there instead
 * @param remedy what the reader can do about it
 */
public record Finding(
    FindingCode code,
    String where,
    String found,
    Optional<String> expected,
    Optional<String> remedy) {

  /** Checks that place and observation are there. */
  public Finding {
    if (where.isBlank() || found.isBlank()) {
      throw new IllegalArgumentException(
          "A finding of " + code + " must say where it is and what was found");
    }
  }

  /** A finding without expectation and remedy. */
  public static Finding of(FindingCode code, String where, String found) {
    return new Finding(code, where, found, Optional.empty(), Optional.empty());
  }

  /** The same finding, saying what should be there instead. */
  public Finding expected(String what) {
    return new Finding(code, where, found, Optional.of(what), remedy);
  }

  /** The same finding, saying what to do. */
  public Finding remedy(String what) {
    return new Finding(code, where, found, expected, Optional.of(what));
  }

  /** The same finding with a remedy that may be absent, such as a did-you-mean. */
  public Finding remedy(Optional<String> what) {
    return new Finding(code, where, found, expected, what.or(() -> remedy));
  }

  /** How bad it is. */
  public Severity severity() {
    return code.severity();
  }

  /** What to do: the finding's own remedy, or else what its code always advises. */
  public String advice() {
    return remedy.orElse(code.remedy());
  }

  /** One line for people: found, expected, remedy. */
  public String message() {
    StringBuilder text = new StringBuilder(found);
    expected.ifPresent(e -> text.append("; expected ").append(e));
    remedy.ifPresent(r -> sentence(text, r));
    return text.toString();
  }

  /** The same line with the code's advice where the finding has no remedy of its own. */
  public String fullMessage() {
    return remedy.isPresent() ? message() : remedy(code.remedy()).message();
  }

  private static void sentence(StringBuilder text, String next) {
    char last = text.charAt(text.length() - 1);
    text.append(last == '.' || last == '?' || last == '!' ? " " : ". ").append(next);
  }

  /** One line for people: code, place, message. */
  @Override
  public String toString() {
    return code.id() + " " + where + ": " + message();
  }
}
