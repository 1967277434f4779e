package dev.codeanatomy.plugin.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTextTest {
  @Provide
  Arbitrary<Field> types() {
    return ArrowFields.fields(3);
  }

  @Provide
  Arbitrary<ArrowType> scalars() {
    return ArrowFields.scalars();
  }

  @Property
  void aTypeReadsBackFromItsText(@ForAll("types") Field type) {
    assertThat(ArrowTypes.parse(ArrowTypes.text(type))).isEqualTo(type);
  }

  @Property
  void typesAreEqualExactlyIfTheirTextsAre(
      @ForAll("types") Field one, @ForAll("types") Field other) {
    assertThat(ArrowTypes.text(one).equals(ArrowTypes.text(other))).isEqualTo(one.equals(other));
  }

  @Property
  void whatIsOutsideTheTypeDoesNotShow(@ForAll("types") Field type) {
    FieldType own = new FieldType(false, type.getType(), null, type.getMetadata());

    assertThat(ArrowTypes.text(new Field("another", own, type.getChildren())))
        .isEqualTo(ArrowTypes.text(type));
  }

  @Property
  void aTypeWithNothingInItIsSpelledTheSameAloneAndAsAField(@ForAll("scalars") ArrowType type) {
    assertThat(ArrowTypes.text(type))
        .isEqualTo(ArrowTypes.text(ArrowTypes.nullable("value", type)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bool",
        "uint64",
        "decimal(10,2)",
        "timestamp(us)",
        "timestamp(ns,Europe/Berlin)",
        "timestamp(us,\"a,b\")",
        "time(ms)",
        "interval(month_day_nano)",
        "fixed_size_binary(16)",
        "uuid",
        "list<utf8 not null>",
        "fixed_size_list(3)<float32>",
        "map<utf8, list<int64>>",
        "map(sorted)<utf8, int64 not null>",
        "struct<>",
        "struct<start int64 not null, \"odd \"\"name\" utf8>"
      })
  void textsAreThese(String text) {
    assertThat(ArrowTypes.text(ArrowTypes.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " int64",
        "int64 ",
        "INT64",
        "int63",
        "string",
        "decimal",
        "decimal(10)",
        "decimal(0,0)",
        "decimal(39,2)",
        "decimal(10,02)",
        "decimal(10, 2)",
        "decimal(99999999999,0)",
        "timestamp",
        "timestamp(us,UTC",
        "timestamp(us,UTC,x)",
        "timestamp(m)",
        "time(us,UTC)",
        "utf8(3)",
        "fixed_size_binary",
        "fixed_size_binary(-1)",
        "list",
        "list<>",
        "list<int64",
        "list<int64, utf8>",
        "list<int64> not null",
        "map<int64>",
        "map(unsorted)<int64, int64>",
        "map<int64 not null, int64>",
        "struct",
        "struct<int64>",
        "struct<a int64 b int64>",
        "struct<a int64,b int64>",
        "struct<\"a int64>",
        "int64|utf8",
        "any"
      })
  void anythingElseIsRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> ArrowTypes.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(" of the type '" + text + "'")
        .hasMessageContaining("at character ");
  }

  @Test
  void aTextNestedWithoutEndIsRefused() {
    assertThatThrownBy(() -> ArrowTypes.parse("list<".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 levels");
  }

  @Test
  void manyChildrenAreNoDepth() {
    String text = "struct<" + "a int64, ".repeat(100) + "a int64>";

    assertThat(ArrowTypes.text(ArrowTypes.parse(text))).isEqualTo(text);
  }

  @Property
  void anExactSetAcceptsItsTypesAndNoOther(
      @ForAll("types") Field one, @ForAll("types") Field other) {
    TypeSet set = TypeSet.exactly(one);

    assertThat(set.text()).isEqualTo(ArrowTypes.text(one));
    assertThat(set.accepts(one)).isTrue();
    if (!set.accepts(other)) {
      assertThat(other).isNotEqualTo(one);
    } else {
      // Only where less may be null than in the declared type is another type accepted.
      assertThat(ArrowTypes.text(other).replace(" not null", ""))
          .isEqualTo(ArrowTypes.text(one).replace(" not null", ""));
    }
  }

  @Test
  void whatIsNeverNullFitsWhereANullMayBeAndNotTheOtherWayRound() {
    Field loose = ArrowTypes.parse("list<struct<a int64>>");
    Field strict = ArrowTypes.parse("list<struct<a int64 not null>>");

    assertThat(TypeSet.exactly(loose).accepts(strict)).isTrue();
    assertThat(TypeSet.exactly(strict).accepts(loose)).isFalse();
    assertThat(TypeSet.exactly(strict, loose).text())
        .isEqualTo("list<struct<a int64 not null>>|list<struct<a int64>>");
  }

  @Test
  void namesInsideListsAndMapsMeanNothing() {
    Field item = ArrowTypes.nullable("$data$", ArrowTypes.INT64);
    Field list = new Field("l", FieldType.nullable(ArrowType.List.INSTANCE), List.of(item));

    assertThat(ArrowTypes.text(list)).isEqualTo("list<int64>");
    assertThat(TypeSet.exactly(ArrowTypes.parse("list<int64>")).accepts(list)).isTrue();
  }

  @Test
  void aUuidIsNotItsBytes() {
    TypeSet bytes = TypeSet.exactly(ArrowTypes.parse("fixed_size_binary(16)"));

    assertThat(bytes.accepts(ArrowFields.uuid("id"))).isFalse();
    assertThat(TypeSet.exactly(ArrowFields.uuid("id")).text()).isEqualTo("uuid");
  }

  @Property
  void signaturesTellEveryTypeApart(@ForAll("types") Field one, @ForAll("types") Field other) {
    assertThat(signature(one).equals(signature(other))).isEqualTo(one.equals(other));
  }

  private static String signature(Field type) {
    return FunctionSpec.builder("f")
        .parameter(Parameter.builder("x", TypeSet.exactly(type)).build())
        .returns(TypeSet.exactly(type))
        .build()
        .signature();
  }
}
