package dev.codeanatomy.engine.execute;

import dev.codeanatomy.contract.spec.ParameterValue;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.sql.SqlParameter;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a spec's parameters as the planner takes them. Stateless. */
final class SpecParameters {
  private SpecParameters() {}

  static Map<String, SqlParameter> of(ResolvedSpec resolved) {
    Map<String, SqlParameter> parameters = new LinkedHashMap<>();
    resolved.parameters().forEach((name, value) -> parameters.put(name, of(value)));
    return parameters;
  }

  private static SqlParameter of(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Utf8 v -> new SqlParameter(ArrowTypes.UTF8, Optional.of(v.text()));
      case ParameterValue.Int64 v -> new SqlParameter(ArrowTypes.INT64, Optional.of(v.value()));
      case ParameterValue.Float64 v -> new SqlParameter(ArrowTypes.FLOAT64, Optional.of(v.value()));
      case ParameterValue.Bool v -> new SqlParameter(ArrowTypes.BOOL, Optional.of(v.value()));
      case ParameterValue.Date v -> new SqlParameter(ArrowTypes.DATE32, Optional.of(v.value()));
      case ParameterValue.Timestamp v ->
          new SqlParameter(ArrowTypes.TIMESTAMP_US, Optional.of(v.value()));
    };
  }
}
