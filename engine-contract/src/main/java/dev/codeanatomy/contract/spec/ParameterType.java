package dev.codeanatomy.contract.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The type of a parameter. */
public enum ParameterType {
  /** Text. */
  UTF8("Utf8"),
  /** A whole number of 64 bits. */
  INT64("Int64"),
  /** A finite binary floating-point number of 64 bits. */
  FLOAT64("Float64"),
  /** {@code true} or {@code false}. */
  BOOLEAN("Boolean"),
  /** A calendar date, {@code 2024-01-15}. */
  DATE("Date"),
  /** Date and time without zone, {@code 2024-01-15T10:30:00}, to the microsecond. */
  TIMESTAMP("Timestamp");

  private final String wire;

  ParameterType(String wire) {
    this.wire = wire;
  }

  /** The word in a spec. */
  public String wire() {
    return wire;
  }

  /**
   * Reads a value from text, as a command line gives it.
   *
   * @throws IllegalArgumentException with a clause for people if the text does not fit
   */
  public ParameterValue parse(String text) {
    try {
      return switch (this) {
        case UTF8 -> new ParameterValue.Utf8(text);
        case INT64 -> new ParameterValue.Int64(Long.parseLong(text.trim()));
        case FLOAT64 -> new ParameterValue.Float64(Double.parseDouble(text.trim()));
        case BOOLEAN -> new ParameterValue.Bool(flag(text.trim()));
        case DATE -> new ParameterValue.Date(LocalDate.parse(text.trim()));
        case TIMESTAMP ->
            new ParameterValue.Timestamp(LocalDateTime.parse(text.trim().replace(' ', 'T')));
      };
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not " + form(), e);
    }
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
    };
  }

  private String form() {
    return switch (this) {
      case UTF8 -> "text";
      case INT64 -> "a whole number of 64 bits";
      case FLOAT64 -> "a number";
      case BOOLEAN -> "true or false";
      case DATE -> "a date like 2024-01-15";
      case TIMESTAMP -> "a timestamp like 2024-01-15T10:30:00";
    };
  }
}
