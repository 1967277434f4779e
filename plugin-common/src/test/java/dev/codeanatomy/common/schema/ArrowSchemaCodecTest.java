package dev.codeanatomy.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class ArrowSchemaCodecTest {
  private static Arbitrary<ArrowType> plainTypes() {
    return Arbitraries.of(
        ArrowType.Bool.INSTANCE,
        new ArrowType.Int(8, false),
        new ArrowType.Int(64, true),
        new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
        new ArrowType.Decimal(38, 10, 128),
        ArrowType.Utf8.INSTANCE,
        ArrowType.Binary.INSTANCE,
        new ArrowType.FixedSizeBinary(16),
        new ArrowType.Date(DateUnit.DAY),
        new ArrowType.Time(TimeUnit.MICROSECOND, 64),
        new ArrowType.Timestamp(TimeUnit.NANOSECOND, null),
        new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
        new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO));
  }

  private static Arbitrary<Map<String, String>> metadata() {
    return Arbitraries.maps(
            Arbitraries.strings().ofMaxLength(4), Arbitraries.strings().ofMaxLength(6))
        .ofMaxSize(6);
  }

  private static Arbitrary<Field> fields(int depth) {
    Arbitrary<Field> plain =
        Combinators.combine(names(), plainTypes(), Arbitraries.of(true, false), metadata())
            .as((name, type, nullable, more) -> field(name, type, nullable, more, List.of()));
    if (depth == 0) {
      return plain;
    }
    Arbitrary<ArrowType> nested =
        Arbitraries.of(
            ArrowType.Struct.INSTANCE, ArrowType.List.INSTANCE, new ArrowType.FixedSizeList(3));
    return Arbitraries.oneOf(
        plain,
        Combinators.combine(
                names(), nested, metadata(), fields(depth - 1).list().ofMinSize(1).ofMaxSize(3))
            .as(
                (name, type, more, children) ->
                    field(
                        name,
                        type,
                        true,
                        more,
                        type instanceof ArrowType.Struct ? children : children.subList(0, 1))));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().ofMinLength(1).ofMaxLength(5);
  }

  private static Field field(
      String name,
      ArrowType type,
      boolean nullable,
      Map<String, String> metadata,
      List<Field> children) {
    return new Field(name, new FieldType(nullable, type, null, metadata), children);
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return Combinators.combine(fields(2).list().ofMaxSize(5), metadata()).as(Schema::new);
  }

  @Property(tries = 300)
  void aSchemaReadsBackWithAllItsMetadata(@ForAll("schemas") Schema schema) {
    assertThat(ArrowSchemaCodec.decode(ArrowSchemaCodec.encode(schema))).isEqualTo(schema);
  }

  @Property(tries = 300)
  void equalSchemasGiveEqualBytes(@ForAll("schemas") Schema schema) {
    Schema same = reversed(schema);

    assertThat(same).isEqualTo(schema);
    assertThat(ArrowSchemaCodec.encode(same)).isEqualTo(ArrowSchemaCodec.encode(schema));
  }

  @Test
  void theOrderInWhichMetadataWasPutTogetherDoesNotShow() {
    // The two keys have one hash code, so a hash map keeps them in the order they came.
    Map<String, String> one = new LinkedHashMap<>();
    one.put("Aa", "1");
    one.put("BB", "2");

    Schema schema =
        new Schema(List.of(field("c", ArrowType.Utf8.INSTANCE, true, one, List.of())), one);

    assertThat(ArrowSchemaCodec.encode(reversed(schema)))
        .isEqualTo(ArrowSchemaCodec.encode(schema));
  }

  @Test
  void aDictionaryEncodingTravels() {
    FieldType type =
        new FieldType(
            true,
            new ArrowType.Int(32, true),
            new DictionaryEncoding(7, true, new ArrowType.Int(32, true)));
    Schema schema = new Schema(List.of(new Field("kind", type, null)));

    assertThat(ArrowSchemaCodec.decode(ArrowSchemaCodec.encode(schema))).isEqualTo(schema);
  }

  @Test
  void whatFollowsTheFirstMessageIsNotRead() {
    Schema schema =
        new Schema(List.of(field("c", ArrowType.Utf8.INSTANCE, true, Map.of(), List.of())));
    byte[] message = ArrowSchemaCodec.encode(schema);

    byte[] stream = Arrays.copyOf(message, message.length + 100);

    assertThat(ArrowSchemaCodec.decode(stream)).isEqualTo(schema);
  }

  @Property(tries = 300)
  void otherBytesAreRefusedByTheirNumber(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> ArrowSchemaCodec.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The " + bytes.length + " bytes are not an Arrow schema");
  }

  @Test
  void aMessageThatSaysItIsLongerThanTheBytesIsRefusedBeforeAnythingIsAllocated() {
    byte[] bytes = {-1, -1, -1, -1, -1, -1, -1, 127, 0, 0, 0, 0};

    assertThatThrownBy(() -> ArrowSchemaCodec.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("end before its message");
  }

  @Test
  void aSchemaCutAnywhereIsRefused() {
    byte[] message =
        ArrowSchemaCodec.encode(
            new Schema(List.of(field("c", ArrowType.Utf8.INSTANCE, true, Map.of(), List.of()))));

    for (int length = 0; length < message.length; length++) {
      byte[] cut = Arrays.copyOf(message, length);
      assertThatThrownBy(() -> ArrowSchemaCodec.decode(cut))
          .as("the first %d bytes", length)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Schema reversed(Schema schema) {
    List<Field> fields = new ArrayList<>();
    schema.getFields().forEach(field -> fields.add(reversed(field)));
    return new Schema(fields, reversed(schema.getCustomMetadata()));
  }

  private static Field reversed(Field field) {
    List<Field> children = new ArrayList<>();
    field.getChildren().forEach(child -> children.add(reversed(child)));
    return field(
        field.getName(),
        field.getType(),
        field.isNullable(),
        reversed(field.getMetadata()),
        children);
  }

  private static Map<String, String> reversed(Map<String, String> metadata) {
    List<String> keys = new ArrayList<>(metadata.keySet());
    Collections.reverse(keys);
    Map<String, String> reversed = new LinkedHashMap<>();
    keys.forEach(key -> reversed.put(key, metadata.get(key)));
    return reversed;
  }
}
