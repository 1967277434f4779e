package dev.codeanatomy.contract.spec;

import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.codeanatomy.common.digest.CanonicalJson;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A value bound to a parameter. */
public sealed interface ParameterValue {
  /** Its type. */
  ParameterType type();

  /** Text from which {@link ParameterType#parse} makes an equal value. */
  String text();

  /** Text. */
  record Utf8(String text) implements ParameterValue {
    @Override
    public ParameterType type() {
      return ParameterType.UTF8;
    }
  }

  /** A whole number. */
  record Int64(long value) implements ParameterValue {
    @Override
    public ParameterType type() {
      return ParameterType.INT64;
    }

    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** A floating-point number. */
  record Float64(double value) implements ParameterValue {
    /** Refuses values that are not finite. */
    public Float64 {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(value + " is not a finite number");
      }
    }

    @Override
    public ParameterType type() {
      return ParameterType.FLOAT64;
    }

    @Override
    public String text() {
      return CanonicalJson.text(DoubleNode.valueOf(value));
    }
  }

  /** A truth value. */
  record Bool(boolean value) implements ParameterValue {
    @Override
    public ParameterType type() {
      return ParameterType.BOOLEAN;
    }

    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /** A date. */
  record Date(LocalDate value) implements ParameterValue {
    @Override
    public ParameterType type() {
      return ParameterType.DATE;
    }

    @Override
    public String text() {
      return value.toString();
    }
  }

  /** A date and time without zone. */
  record Timestamp(LocalDateTime value) implements ParameterValue {
    /** Refuses parts finer than a microsecond. */
    public Timestamp {
      if (value.getNano() % 1000 != 0) {
        throw new IllegalArgumentException(value + " is finer than a microsecond");
      }
    }

    @Override
    public ParameterType type() {
      return ParameterType.TIMESTAMP;
    }

    @Override
    public String text() {
      return value.toString();
    }
  }
}
