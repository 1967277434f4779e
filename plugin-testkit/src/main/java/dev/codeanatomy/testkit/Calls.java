package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.ArgumentResolution;
import dev.codeanatomy.host.call.ArgumentResolver;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** The same call written in other ways. Stateless. */
final class Calls {
  private Calls() {}

  /** The call with the value of the first row as a constant in a column, as {@code f(a, 1)}. */
  static CallRows withConstant(CallRows rows, List<Integer> columns) {
    List<ResolvedArgument> arguments = new ArrayList<>();
    int column = 0;
    for (ResolvedArgument a : rows.call().arguments()) {
      boolean change = a.isColumn() && columns.contains(column);
      if (change) {
        Literal value = rows.rows().get(0).get(column);
        Field field =
            new Field(
                a.field().getName(),
                new FieldType(value.isNull(), a.field().getType(), null, a.field().getMetadata()),
                a.field().getChildren());
        arguments.add(
            new ResolvedArgument(
                a.parameter(), field, Optional.of(value), a.givenIndex(), a.castTo()));
      } else {
        arguments.add(a);
      }
      column += a.isColumn() ? 1 : 0;
    }
    return new CallRows(
        new ResolvedCall(rows.call().spec(), arguments, rows.call().ignoreNulls()), rows.rows());
  }

  /** The arguments of the call as they are given, columns under names of their own. */
  static List<GivenArgument> given(ResolvedCall call) {
    List<GivenArgument> given = new ArrayList<>();
    for (ResolvedArgument a : call.arguments()) {
      if (!a.isDefault()) {
        given.add(
            a.literal().isPresent()
                ? GivenArgument.of(a.literal().get())
                : GivenArgument.of(
                    new Field(
                        "column_" + given.size(),
                        FieldType.nullable(a.field().getType()),
                        a.field().getChildren())));
      }
    }
    return given;
  }

  /** The same with each argument under its parameter's name, the last first. */
  static List<GivenArgument> namedInReverse(ResolvedCall call) throws NotAsked {
    List<GivenArgument> given = given(call);
    List<GivenArgument> named = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    int next = 0;
    for (ResolvedArgument a : call.arguments()) {
      if (!a.isDefault()) {
        String name = a.parameter().name();
        if (seen.merge(name, 1, Integer::sum) > 1) {
          throw new NotAsked("several arguments of a variadic parameter have no names");
        }
        named.add(given.get(next++).named(name));
      }
    }
    Collections.reverse(named);
    return named;
  }

  static ResolvedCall resolve(FunctionSpec spec, List<GivenArgument> given) throws LawBroken {
    ArgumentResolution resolution = ArgumentResolver.resolve(spec.name(), spec, given);
    if (resolution instanceof ArgumentResolution.Resolved resolved) {
      return resolved.call();
    }
    throw new LawBroken(
        "a call", String.valueOf(((ArgumentResolution.Rejected) resolution).findings()));
  }

  /** What is left of the call without its optional arguments, the last one first. */
  static List<ResolvedCall> shortened(ResolvedCall call) throws LawBroken {
    List<ResolvedCall> shorter = new ArrayList<>();
    List<GivenArgument> given = given(call);
    List<ResolvedArgument> arguments =
        call.arguments().stream().filter(a -> !a.isDefault()).toList();
    for (int i = given.size() - 1; i >= 0; i--) {
      if (arguments.get(i).parameter().defaultValue().isEmpty()) {
        return shorter;
      }
      shorter.add(resolve(call.spec(), given.subList(0, i)));
    }
    return shorter;
  }
}
