package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.ArgumentResolution;
import dev.codeanatomy.host.call.ArgumentResolver;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
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

  /**
   * The same call in other words: columns of other names, and each argument under its parameter's
   * name, the last first. Several arguments of a variadic parameter have no names.
   */
  static List<ResolvedCall> inOtherWords(ResolvedCall call) throws LawBroken {
    List<GivenArgument> given = given(call);
    List<ResolvedCall> calls = new ArrayList<>();
    calls.add(resolve(call.spec(), given));
    List<String> names =
        call.arguments().stream()
            .filter(a -> !a.isDefault())
            .map(a -> a.parameter().name())
            .toList();
    if (names.stream().distinct().count() == names.size()) {
      List<GivenArgument> named = new ArrayList<>();
      for (int i = given.size() - 1; i >= 0; i--) {
        named.add(given.get(i).named(names.get(i)));
      }
      calls.add(resolve(call.spec(), named));
    }
    return calls;
  }

  /** The same rows with values for the optional columns that the call leaves out. */
  static Optional<CallRows> filled(CallRows rows) throws LawBroken {
    List<GivenArgument> given = given(rows.call());
    int before = given.size();
    for (ResolvedArgument a : rows.call().arguments()) {
      if (a.isDefault() && a.isColumn()) {
        Field field =
            new Field("filled", FieldType.nullable(a.field().getType()), a.field().getChildren());
        given.add(GivenArgument.of(field).named(a.parameter().name()));
      }
    }
    return given.size() == before
        ? Optional.empty()
        : Optional.of(generated(rows, resolve(rows.call().spec(), given)));
  }

  /** The call with one argument of another type that its parameter accepts, in all ways. */
  static List<CallRows> ofOtherTypes(CallRows rows) throws LawBroken {
    List<CallRows> others = new ArrayList<>();
    List<ResolvedArgument> arguments =
        rows.call().arguments().stream().filter(a -> !a.isDefault()).toList();
    for (int i = 0; i < arguments.size(); i++) {
      ResolvedArgument a = arguments.get(i);
      for (Field type : a.isColumn() ? Values.TYPES : List.<Field>of()) {
        String text = ArrowTypes.text(type);
        if (a.parameter().types().accepts(type) && !text.equals(ArrowTypes.text(a.field()))) {
          List<GivenArgument> given = given(rows.call());
          given.set(i, GivenArgument.of(type));
          others.add(generated(rows, resolve(rows.call().spec(), given)));
        }
      }
    }
    return others;
  }

  /** Rows for another call: the same values where the types are the same, others elsewhere. */
  private static CallRows generated(CallRows rows, ResolvedCall call) {
    Random random = new Random(1);
    List<ResolvedArgument> columns = call.columns();
    List<List<Literal>> all = new ArrayList<>();
    for (List<Literal> row : rows.rows()) {
      List<Literal> values = new ArrayList<>(row);
      for (int column = 0; column < columns.size(); column++) {
        boolean wasColumn = Rows.isColumn(rows.call().columns().get(column));
        Field field = columns.get(column).field();
        boolean sameType = ArrowTypes.text(field).equals(ArrowTypes.text(row.get(column).field()));
        if (Rows.isColumn(columns.get(column)) && !(wasColumn && sameType)) {
          values.set(column, Values.of(field, random));
        }
      }
      all.add(values);
    }
    return new CallRows(call, all);
  }

  /** The arguments' types, and the values of those that are constants. */
  static String text(ResolvedCall call) {
    return call.arguments().stream()
        .map(
            a ->
                a.parameter().name()
                    + " "
                    + ArrowTypes.text(a.field())
                    + a.literal().map(value -> " = " + Rows.text(value)).orElse(""))
        .collect(Collectors.joining(", ", "(", ")"));
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
