package dev.codeanatomy.plugin.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every bound function does when it is closed. */
class BoundTest {
  private static final Field RESULT = ArrowTypes.nullable("f", ArrowTypes.INT64);

  /** Binds something with these releases, in this order. */
  private interface Binding extends Function<List<Runnable>, AutoCloseable> {}

  static Stream<Named<Binding>> bindings() {
    return Stream.of(
        Named.of(
            "scalar",
            releases -> {
              BoundScalar bound = BoundScalar.ofKernel(RESULT, (LongUnary) x -> x);
              for (Runnable release : releases) {
                bound = bound.onClose(release);
              }
              return bound;
            }),
        Named.of(
            "aggregate",
            releases -> {
              BoundAggregate bound = BoundAggregate.ofFixedState(RESULT, new Nothing());
              for (Runnable release : releases) {
                bound = bound.onClose(release);
              }
              return bound;
            }),
        Named.of(
            "window",
            releases -> {
              BoundWindow bound =
                  BoundWindow.of(
                      RESULT,
                      () -> {
                        throw new IllegalStateException("never evaluated");
                      });
              for (Runnable release : releases) {
                bound = bound.onClose(release);
              }
              return bound;
            }));
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void allIsReleasedInReverseOrder(Binding binding) throws Exception {
    List<Integer> released = new ArrayList<>();

    binding
        .apply(List.of(() -> released.add(1), () -> released.add(2), () -> released.add(3)))
        .close();

    assertThat(released).containsExactly(3, 2, 1);
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void aReleaseThatThrowsKeepsNoOtherFromRunning(Binding binding) {
    List<Integer> released = new ArrayList<>();
    AutoCloseable bound =
        binding.apply(
            List.of(
                () -> released.add(1),
                () -> {
                  throw new IllegalStateException("second");
                },
                () -> {
                  throw new IllegalStateException("third");
                }));

    assertThatThrownBy(bound::close)
        .hasMessage("third")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .extracting("message")
                    .isEqualTo("second"));
    assertThat(released).containsExactly(1);
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void nothingToReleaseIsFine(Binding binding) {
    AutoCloseable bound = binding.apply(List.of());

    assertThat(bound).satisfies(AutoCloseable::close);
  }

  @Test
  void aConstantIsOfTheTypeReturned() {
    Field text = ArrowTypes.nullable("element", ArrowTypes.UTF8);
    Literal words = Literal.ofList(text, List.of(Literal.ofUtf8("a")));

    assertThat(BoundScalar.ofConstant(words.field(), words).constant()).contains(words);
    assertThatThrownBy(() -> BoundScalar.ofConstant(RESULT, words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no value of int64");
  }

  @Test
  void aConstantIsNullOnlyWhereTheFieldMayBe() {
    Field never = new Field("f", FieldType.notNullable(ArrowTypes.INT64), List.of());
    Literal nothing = Literal.ofNull(ArrowTypes.INT64);

    assertThat(BoundScalar.ofConstant(RESULT, nothing).constant()).contains(nothing);
    assertThatThrownBy(() -> BoundScalar.ofConstant(never, nothing))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final class Nothing implements FixedStateAggregate {
    @Override
    public int stateSize() {
      return 1;
    }

    @Override
    public void initialize(State state) {}

    @Override
    public void update(Batch in, int row, State state) {}

    @Override
    public void merge(State source, State target) {}

    @Override
    public void evaluate(State state, FieldVector out, int row) {}

    @Override
    public List<Field> stateFields() {
      return List.of();
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {}

    @Override
    public void importState(List<FieldVector> in, int row, State state) {}
  }
}
