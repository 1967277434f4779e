package dev.codeanatomy.host.call;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * A resolved call and rows of its columns, as a function's sample gives them.
 *
 * @param call with a literal only where the parameter asks for one, as a query over columns has it
 * @param rows per row the values of the call's columns
 */
public record CallRows(ResolvedCall call, List<List<Literal>> rows) {
  /** Copies the rows. */
  public CallRows {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * What resolving a sample came to: one of the two is empty.
   *
   * @param rows of the sample
   * @param findings what does not fit
   */
  public record Resolution(Optional<CallRows> rows, List<Finding> findings) {}

  /**
   * Resolves a sample.
   *
   * @param where the place of the function, for findings
   * @param use of a table function makes every argument a constant
   */
  public static Resolution resolve(String where, FunctionSpec spec, Sample sample, SampleUse use) {
    int answers = sample.expected().map(List::size).orElseGet(() -> use.answers(sample));
    if (answers != use.answers(sample)) {
      return new Resolution(
          Optional.empty(),
          List.of(
              Finding.of(
                      FindingCode.SAMPLE_INVALID,
                      where + " sample",
                      answers + " expected answers for " + sample.rows().size() + " rows")
                  .expected(
                      use == SampleUse.ONE_TABLE
                          ? "none: the rows of a table function are not compared"
                          : use.answers(sample) + ", or a sample without expecting(...)")));
    }
    List<List<Literal>> rows = new ArrayList<>();
    Optional<ResolvedCall> first = Optional.empty();
    for (int i = 0; i < sample.rows().size(); i++) {
      String place = where + " sample row " + (i + 1);
      List<GivenArgument> given = sample.rows().get(i).stream().map(GivenArgument::of).toList();
      ArgumentResolution resolution = ArgumentResolver.resolve(place, spec, given);
      if (resolution instanceof ArgumentResolution.Rejected rejected) {
        return new Resolution(Optional.empty(), asSampleFindings(place, rejected.findings()));
      }
      ResolvedCall call = ((ArgumentResolution.Resolved) resolution).call();
      if (first.isPresent() && !types(first.get()).equals(types(call))) {
        return new Resolution(
            Optional.empty(),
            List.of(
                Finding.of(FindingCode.SAMPLE_INVALID, place, "arguments of types " + types(call))
                    .expected("those of the first row, " + types(first.get()))));
      }
      rows.add(call.columns().stream().map(a -> a.literal().orElseThrow()).toList());
      first = Optional.of(first.orElse(call));
    }
    ResolvedCall call = first.orElseThrow();
    return new Resolution(
        Optional.of(new CallRows(use == SampleUse.ONE_TABLE ? call : asColumns(call), rows)),
        List.of());
  }

  private static List<Finding> asSampleFindings(String place, List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                new Finding(
                    FindingCode.SAMPLE_INVALID, place, f.found(), f.expected(), Optional.empty()))
        .toList();
  }

  private static List<?> types(ResolvedCall call) {
    return call.columnFields().stream().map(Field::getType).toList();
  }

  /** A column may be null and has no value at bind, unlike the sample's constants. */
  private static ResolvedCall asColumns(ResolvedCall call) {
    List<ResolvedArgument> arguments = new ArrayList<>();
    for (ResolvedArgument a : call.arguments()) {
      Field nullable =
          new Field(
              a.parameter().name(),
              FieldType.nullable(a.field().getType()),
              a.field().getChildren());
      boolean column = a.isColumn() && !a.isDefault();
      arguments.add(
          column
              ? new ResolvedArgument(
                  a.parameter(),
                  nullable,
                  Optional.empty(),
                  OptionalInt.of(arguments.size()),
                  Optional.empty())
              : a);
    }
    return new ResolvedCall(call.spec(), arguments, false);
  }

  /** The rows from {@code from} to before {@code to}; the caller closes the batch. */
  public VectorBatch batch(int from, int to, BufferAllocator allocator) {
    List<FieldVector> columns = new ArrayList<>();
    List<Boolean> constants = new ArrayList<>();
    List<ResolvedArgument> arguments = call.columns();
    for (int column = 0; column < arguments.size(); column++) {
      FieldVector vector = arguments.get(column).field().createVector(allocator);
      columns.add(vector);
      constants.add(arguments.get(column).literal().isPresent());
      vector.allocateNew();
      for (int row = from; row < to; row++) {
        LiteralVectors.write(vector, row - from, rows.get(row).get(column));
      }
      vector.setValueCount(to - from);
    }
    return new VectorBatch(to - from, columns, constants);
  }

  /** How many rows. */
  public int size() {
    return rows.size();
  }
}
