package dev.codeanatomy.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.complex.impl.UnionMapWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowWriterTest {
  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingIsLeaked() {
    allocator.close();
  }

  @Test
  void tableAlignsNumbersRightAndTextLeftAndShowsNull() throws IOException {
    String text =
        show(RowFormat.TABLE, texts("name", "ab", null, "NULL"), longs("n", 7L, 12345L, null));
    assertThat(text)
        .isEqualTo(
            """
            name        n
            ------  -----
            ab          7
            NULL    12345
            "NULL"   NULL
            """);
  }

  @Test
  void tableCountsWideCharactersAsTwoAndEscapesLineBreaks() throws IOException {
    String text = show(RowFormat.TABLE, texts("t", "日本", "a\nb\u001b"), texts("u", "x", "y"));
    assertThat(text).isEqualTo("t           u\n----------  -\n日本        x\na\\nb\\u001b  y\n");
  }

  @Test
  void tableOfNoRowsHasItsHeading() throws IOException {
    assertThat(show(RowFormat.TABLE, longs("n"))).isEqualTo("n\n-\n");
  }

  @Test
  void tableStreamsRowsBeyondTheSample() throws IOException {
    Long[] values = new Long[2000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) i;
    }
    assertThat(show(RowFormat.TABLE, longs("n", values)).lines()).hasSize(2002);
  }

  @Test
  void csvFollowsRfc4180AndTellsNullFromEmpty() throws IOException {
    String text =
        show(
            RowFormat.CSV,
            texts("a,b", "x", "", null, "say \"hi\"\r\n"),
            longs("n", 1L, 2L, 3L, null));
    assertThat(text).isEqualTo("\"a,b\",n\r\nx,1\r\n\"\",2\r\n,3\r\n\"say \"\"hi\"\"\r\n\",\r\n");
  }

  @Test
  void jsonIsOneObjectALine() throws IOException {
    assertThat(show(RowFormat.JSON, longs("n", 1L, null), texts("t", "a\"b", "é")))
        .isEqualTo("[\n{\"n\":1,\"t\":\"a\\\"b\"},\n{\"n\":null,\"t\":\"é\"}\n]\n");
  }

  @Test
  void jsonOfNoRowsIsAnEmptyArray() throws IOException {
    assertThat(show(RowFormat.JSON, longs("n")).replaceAll("\\s", "")).isEqualTo("[]");
  }

  @Test
  void jsonKeepsEveryDigitOfNumbers() throws IOException {
    UInt8Vector unsigned = new UInt8Vector("u", allocator);
    unsigned.allocateNew(1);
    unsigned.set(0, -1L);
    DecimalVector decimal = new DecimalVector("d", allocator, 38, 10);
    decimal.allocateNew(1);
    decimal.set(0, new BigDecimal("1234567890123456789012345678.0000000001"));
    Float8Vector nan = new Float8Vector("f", allocator);
    nan.allocateNew(1);
    nan.set(0, Double.NaN);
    assertThat(show(RowFormat.JSON, count(1, unsigned), count(1, decimal), count(1, nan)))
        .isEqualTo(
            "[\n{\"u\":18446744073709551615,"
                + "\"d\":1234567890123456789012345678.0000000001,\"f\":\"NaN\"}\n]\n");
  }

  @Test
  void datesAndTimesAreIsoInEveryFormat() throws IOException {
    DateDayVector date = new DateDayVector("d", allocator);
    date.allocateNew(1);
    date.set(0, -1);
    TimeMicroVector time = new TimeMicroVector("t", allocator);
    time.allocateNew(1);
    time.set(0, 3_600_000_001L);
    TimeStampMicroVector stamp = new TimeStampMicroVector("s", allocator);
    stamp.allocateNew(1);
    stamp.set(0, -1L);
    TimeStampMicroTZVector zoned = new TimeStampMicroTZVector("z", allocator, "UTC");
    zoned.allocateNew(1);
    zoned.set(0, 0L);
    IntervalMonthDayNanoVector interval = new IntervalMonthDayNanoVector("i", allocator);
    interval.allocateNew(1);
    interval.set(0, 14, 3, 4_500_000_000L);
    assertThat(
            show(
                RowFormat.CSV,
                count(1, date),
                count(1, time),
                count(1, stamp),
                count(1, zoned),
                count(1, interval)))
        .isEqualTo(
            "d,t,s,z,i\r\n1969-12-31,01:00:00.000001,1969-12-31T23:59:59.999999,"
                + "1970-01-01T00:00:00Z,P1Y2M3DT4.5S\r\n");
  }

  @Test
  void bytesAreHexAndUuidsAreUuids() throws IOException {
    VarBinaryVector bytes = new VarBinaryVector("b", allocator);
    bytes.allocateNew(1);
    bytes.setSafe(0, new byte[] {(byte) 0xca, (byte) 0xfe});
    FixedSizeBinaryVector uuid =
        new FixedSizeBinaryVector(
            "u",
            new FieldType(
                true,
                new ArrowType.FixedSizeBinary(16),
                null,
                Map.of("ARROW:extension:name", "arrow.uuid")),
            allocator);
    uuid.allocateNew(1);
    byte[] id = new byte[16];
    id[0] = 0x12;
    id[15] = 0x34;
    uuid.set(0, id);
    assertThat(show(RowFormat.CSV, count(1, bytes), count(1, uuid)))
        .isEqualTo("b,u\r\ncafe,12000000-0000-0000-0000-000000000034\r\n");
  }

  @Test
  void nestedValuesAreJsonInEveryFormat() throws IOException {
    ListVector list = ListVector.empty("l", allocator);
    UnionListWriter items = list.getWriter();
    items.allocate();
    items.startList();
    items.writeBigInt(1);
    items.writeNull();
    items.endList();
    MapVector map = MapVector.empty("m", allocator, false);
    UnionMapWriter entries = map.getWriter();
    entries.allocate();
    entries.startMap();
    entries.startEntry();
    entries.key().bigInt().writeBigInt(5);
    entries.value().bigInt().writeBigInt(6);
    entries.endEntry();
    entries.endMap();
    StructVector struct = StructVector.empty("s", allocator);
    IntVector x =
        struct.addOrGet("x", FieldType.nullable(new ArrowType.Int(32, true)), IntVector.class);
    BitVector y =
        struct.addOrGet("y", FieldType.nullable(ArrowType.Bool.INSTANCE), BitVector.class);
    struct.allocateNew();
    x.setSafe(0, 3);
    y.setSafe(0, 1);
    struct.setIndexDefined(0);
    List<FieldVector> columns = List.of(count(1, list), count(1, map), count(1, struct));
    try (VectorSchemaRoot batch = new VectorSchemaRoot(columns)) {
      batch.setRowCount(1);
      assertThat(show(RowFormat.JSON, batch))
          .isEqualTo(
              "[\n"
                  + "{\"l\":[1,null],\"m\":[{\"key\":5,\"value\":6}],\"s\":{\"x\":3,\"y\":true}}\n"
                  + "]\n");
      assertThat(show(RowFormat.CSV, batch))
          .isEqualTo(
              "l,m,s\r\n"
                  + "\"[1,null]\",\"[{\"\"key\"\":5,\"\"value\"\":6}]\",\"{\"\"x\"\":3,\"\"y\"\":true}\"\r\n");
    }
  }

  private VarCharVector texts(String name, String... values) {
    VarCharVector vector = new VarCharVector(name, allocator);
    vector.allocateNew();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    return count(values.length, vector);
  }

  private BigIntVector longs(String name, Long... values) {
    BigIntVector vector = new BigIntVector(name, allocator);
    vector.allocateNew(values.length + 1);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        vector.set(i, values[i]);
      }
    }
    return count(values.length, vector);
  }

  private static <V extends FieldVector> V count(int rows, V vector) {
    vector.setValueCount(rows);
    return vector;
  }

  private static String show(RowFormat format, FieldVector... columns) throws IOException {
    try (VectorSchemaRoot batch = VectorSchemaRoot.of(columns)) {
      return show(format, batch);
    }
  }

  private static String show(RowFormat format, VectorSchemaRoot batch) throws IOException {
    StringWriter out = new StringWriter();
    RowWriter rows = format.writer(batch.getSchema(), out);
    rows.batch(batch);
    rows.end();
    return out.toString();
  }
}
