package dev.codeanatomy.engine.sql;

import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The value of one typed parameter of a query.
 *
 * @param type the declared type
 * @param value a {@code String}, {@code Boolean}, {@code Long} (all integers), {@code Double} (all
 *     floats), {@code BigDecimal}, {@code LocalDate} or {@code LocalDateTime} that fits the type;
 *     absent for NULL
 */
public record SqlParameter(ArrowType type, Optional<Object> value) {
  /** Checks that both parts are there. */
  public SqlParameter {
    Objects.requireNonNull(type, "A parameter needs a type");
    Objects.requireNonNull(value, "An absent value is an empty Optional");
  }
}
