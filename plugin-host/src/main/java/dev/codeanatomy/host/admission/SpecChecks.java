package dev.codeanatomy.host.admission;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Looks through a spec for what would run the plugin's code, or fail, when the host reads it later:
 * types and numbers of classes of its own, and nulls. A spec that passes holds nothing but the
 * host's own immutable values. Stateless.
 */
final class SpecChecks {
  private SpecChecks() {}

  static FunctionSpec checked(FunctionSpec spec) throws CallDefectException {
    for (Parameter parameter : spec.parameters()) {
      present(parameter.description(), "a description of parameter '" + parameter.name() + "'");
      check(parameter.types(), "the types of parameter '" + parameter.name() + "'");
      if (parameter.defaultValue().isPresent()) {
        check(parameter.defaultValue().get());
      }
    }
    check(spec.returns(), "the types it returns");
    if (spec.doc().isPresent()) {
      FunctionDoc doc = spec.doc().get();
      present(doc.category(), "the doc's category");
      present(doc.description(), "the doc's description");
      present(doc.example(), "the doc's example");
    }
    if (spec.sample().isPresent()) {
      check(spec.sample().get());
    }
    return spec;
  }

  private static void check(Sample sample) throws CallDefectException {
    for (List<Literal> row : sample.rows()) {
      for (Literal literal : row) {
        check(literal);
      }
    }
    for (Literal literal : sample.expected().orElse(List.of())) {
      check(literal);
    }
  }

  private static void check(TypeSet types, String what) throws CallDefectException {
    present(types, what);
    for (ArrowType type : types.castTargets()) {
      check(type);
    }
  }

  private static void check(Literal literal) throws CallDefectException {
    // Its values are the literal's own copies.
    check(literal.field());
  }

  private static void check(Field field) throws CallDefectException {
    check(field.getType());
    for (Field child : field.getChildren()) {
      check(child);
    }
  }

  private static void check(ArrowType type) throws CallDefectException {
    if (!ArrowType.class.equals(type.getClass().getDeclaringClass())) {
      throw foreign(type, "a type of Arrow's own classes");
    }
  }

  private static void present(Object value, String what) throws CallDefectException {
    if (value == null) {
      throw new CallDefectException(
          FindingCode.EXPORTS_FAILED, "null for " + what, "a value in every part of a spec");
    }
  }

  private static CallDefectException foreign(Object value, String expected) {
    return new CallDefectException(
        FindingCode.EXPORTS_FAILED, "a value of " + value.getClass().getName(), expected);
  }
}
