package fixture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Values of any Arrow type: copied, kept outside of a vector, made up, and as text. A kept value is
 * null, the bytes of a leaf, or the list of what is in it.
 */
final class Values {
  private static final long DAY_MICROS = 86_400_000_000L;

  private Values() {}

  /** Copies one value by the accessors of its vector, level by level. */
  static void copy(FieldVector from, int row, FieldVector to, int at) {
    if (from.isNull(row)) {
      to.setNull(at);
    } else if (from instanceof ListVector) {
      ListVector list = (ListVector) from;
      ListVector target = (ListVector) to;
      int start = target.startNewValue(at);
      int first = list.getElementStartIndex(row);
      int count = list.getElementEndIndex(row) - first;
      for (int i = 0; i < count; i++) {
        copy(list.getDataVector(), first + i, target.getDataVector(), start + i);
      }
      target.endValue(at, count);
    } else if (from instanceof StructVector) {
      List<FieldVector> members = ((StructVector) from).getChildrenFromFields();
      for (int i = 0; i < members.size(); i++) {
        copy(members.get(i), row, ((StructVector) to).getChildrenFromFields().get(i), at);
      }
      ((StructVector) to).setIndexDefined(at);
    } else {
      to.copyFromSafe(row, at, from);
    }
  }

  /** Takes a value out of its vector. */
  static Object read(FieldVector from, int row) {
    if (from.isNull(row)) {
      return null;
    }
    if (from instanceof ListVector) {
      ListVector list = (ListVector) from;
      List<Object> elements = new ArrayList<>();
      for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
        elements.add(read(list.getDataVector(), i));
      }
      return elements;
    }
    if (from instanceof StructVector) {
      List<Object> members = new ArrayList<>();
      for (FieldVector member : ((StructVector) from).getChildrenFromFields()) {
        members.add(read(member, row));
      }
      return members;
    }
    if (from instanceof BitVector) {
      return new byte[] {(byte) ((BitVector) from).get(row)};
    }
    if (from instanceof BaseVariableWidthVector) {
      return ((BaseVariableWidthVector) from).get(row);
    }
    int width = ((BaseFixedWidthVector) from).getTypeWidth();
    byte[] bytes = new byte[width];
    from.getDataBuffer().getBytes((long) width * row, bytes);
    return bytes;
  }

  /** Puts a kept value into a vector. */
  static void write(Object value, FieldVector to, int at) {
    if (value == null) {
      to.setNull(at);
    } else if (to instanceof ListVector) {
      List<?> elements = (List<?>) value;
      int start = ((ListVector) to).startNewValue(at);
      for (int i = 0; i < elements.size(); i++) {
        write(elements.get(i), ((ListVector) to).getDataVector(), start + i);
      }
      ((ListVector) to).endValue(at, elements.size());
    } else if (to instanceof FixedSizeListVector) {
      FixedSizeListVector list = (FixedSizeListVector) to;
      int start = list.startNewValue(at);
      for (int i = 0; i < list.getListSize(); i++) {
        write(((List<?>) value).get(i), list.getDataVector(), start + i);
      }
    } else if (to instanceof StructVector) {
      members((List<?>) value, (StructVector) to, at);
      ((StructVector) to).setIndexDefined(at);
    } else {
      leaf((byte[]) value, to, at);
    }
  }

  private static void members(List<?> values, StructVector to, int at) {
    for (int i = 0; i < values.size(); i++) {
      write(values.get(i), to.getChildrenFromFields().get(i), at);
    }
  }

  private static void leaf(byte[] bytes, FieldVector to, int at) {
    if (to instanceof BitVector) {
      ((BitVector) to).setSafe(at, bytes[0]);
    } else if (to instanceof BaseVariableWidthVector) {
      ((BaseVariableWidthVector) to).setSafe(at, bytes);
    } else {
      while (to.getValueCapacity() <= at) {
        to.reAlloc();
      }
      ArrowBuf data = to.getDataBuffer();
      data.setBytes((long) bytes.length * at, bytes);
      BitVectorHelper.setBit(to.getValidityBuffer(), at);
    }
  }

  /** The value as text: unsigned numbers as such, bytes one by one, all else as it is in Java. */
  static String text(FieldVector from, int row) {
    if (from.isNull(row)) {
      return "null";
    }
    ArrowType type = from.getField().getType();
    if (type instanceof ArrowType.Int && !((ArrowType.Int) type).getIsSigned()) {
      return Long.toUnsignedString(((BaseIntVector) from).getValueAsLong(row));
    }
    Object value = from.getObject(row);
    return value instanceof byte[] ? Arrays.toString((byte[]) value) : String.valueOf(value);
  }

  /** How likely what is in a value is null: always as likely as in the pattern {@code some}. */
  private static boolean missing(String nulls, int row, Random random) {
    switch (nulls) {
      case "none":
        return false;
      case "all":
        return true;
      case "alternating":
        return row % 2 == 1;
      default:
        return random.nextInt(4) == 0;
    }
  }

  /**
   * Writes the made up value of a row: the odd ones of its type in turn, then random ones. A null
   * struct or list has values in it, which nobody may see.
   */
  static void make(FieldVector to, int at, int row, String nulls, Random random) {
    Field field = to.getField();
    String inner = nulls.equals("none") ? "none" : "some";
    boolean missing = field.isNullable() && missing(nulls, row, random);
    if (to instanceof ListVector) {
      int count = row % 5 == 0 ? 0 : random.nextInt(4);
      int start = ((ListVector) to).startNewValue(at);
      FieldVector elements = ((ListVector) to).getDataVector();
      for (int i = 0; i < count; i++) {
        boolean entries = field.getType() instanceof ArrowType.Map;
        make(elements, start + i, entries ? 7 * row + i : random.nextInt(64), inner, random);
      }
      ((ListVector) to).endValue(at, count);
    } else if (to instanceof FixedSizeListVector) {
      FixedSizeListVector list = (FixedSizeListVector) to;
      int start = list.startNewValue(at);
      for (int i = 0; i < list.getListSize(); i++) {
        make(list.getDataVector(), start + i, random.nextInt(64), inner, random);
      }
    } else if (to instanceof StructVector) {
      for (FieldVector member : ((StructVector) to).getChildrenFromFields()) {
        make(member, at, row, inner, random);
      }
      ((StructVector) to).setIndexDefined(at);
    } else {
      leaf(bytes(field.getType(), row, random), to, at);
    }
    if (missing) {
      to.setNull(at);
    }
  }

  private static byte[] bytes(ArrowType type, int row, Random random) {
    if (type instanceof ArrowType.Bool) {
      return new byte[] {(byte) (row % 2)};
    }
    if (type instanceof ArrowType.Utf8) {
      return texts(row).getBytes(StandardCharsets.UTF_8);
    }
    if (type instanceof ArrowType.Binary) {
      byte[] bytes = new byte[row % 40];
      random.nextBytes(bytes);
      return bytes;
    }
    if (type instanceof ArrowType.FixedSizeBinary) {
      byte[] bytes = new byte[((ArrowType.FixedSizeBinary) type).getByteWidth()];
      Arrays.fill(bytes, (byte) (row % 4 == 0 ? 0xff : row % 4 == 1 ? 0x80 : row % 4 == 2 ? 0x7f : 0));
      bytes[bytes.length - 1] = (byte) row;
      return bytes;
    }
    if (type instanceof ArrowType.Int) {
      int bits = ((ArrowType.Int) type).getBitWidth();
      // Arrow shows unsigned numbers of 16 bits as letters, and these are half of one.
      boolean shown = !Character.isSurrogate((char) whole(row, new Random(row)));
      return fixed(bits / 8, bits != 16 || shown ? whole(row, new Random(row)) : row);
    }
    if (type instanceof ArrowType.FloatingPoint) {
      boolean single =
          ((ArrowType.FloatingPoint) type).getPrecision() == FloatingPointPrecision.SINGLE;
      double value = real(row, random);
      return single
          ? fixed(4, Float.floatToRawIntBits((float) value))
          : fixed(8, Double.doubleToRawLongBits(value));
    }
    if (type instanceof ArrowType.Decimal) {
      return decimal(((ArrowType.Decimal) type).getPrecision(), row, random);
    }
    if (type instanceof ArrowType.Date) {
      long[] odd = {0, -1, 1, -719_528, 2_932_896, -2_000_000, 100_000_000, 19_000};
      return fixed(4, row < odd.length ? odd[row] : random.nextInt(40_000) - 20_000);
    }
    if (type instanceof ArrowType.Time) {
      long[] odd = {0, DAY_MICROS - 1, 1};
      return fixed(8, row < odd.length ? odd[row] : Math.floorMod(random.nextLong(), DAY_MICROS));
    }
    if (type instanceof ArrowType.Timestamp) {
      boolean seconds = ((ArrowType.Timestamp) type).getUnit() == TimeUnit.SECOND;
      long[] odd = {0, -1, 1, seconds ? -62_135_596_800L : 1_795_262_400_123_456L, -62_135_596_800_000L / 1000};
      return fixed(8, row < odd.length ? odd[row] : random.nextInt());
    }
    throw new IllegalArgumentException("No values are made up for " + type);
  }

  private static long whole(int row, Random random) {
    long[] odd = {
      0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 127, 128, 255
    };
    return row < odd.length ? odd[row] : random.nextLong();
  }

  private static double real(int row, Random random) {
    double[] odd = {
      0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Float.MIN_VALUE, 0.1
    };
    return row < odd.length ? odd[row] : random.nextGaussian();
  }

  /** Up to as many nines as there are digits, and their negatives. */
  private static byte[] decimal(int precision, int row, Random random) {
    java.math.BigInteger most = java.math.BigInteger.TEN.pow(precision).subtract(java.math.BigInteger.ONE);
    java.math.BigInteger value =
        row == 0
            ? java.math.BigInteger.ZERO
            : row == 1
                ? most
                : row == 2
                    ? most.negate()
                    : new java.math.BigInteger(120, random)
                        .mod(most)
                        .multiply(java.math.BigInteger.valueOf(row % 2 == 0 ? 1 : -1));
    byte[] big = value.toByteArray();
    byte[] little = new byte[16];
    Arrays.fill(little, (byte) (value.signum() < 0 ? -1 : 0));
    for (int i = 0; i < big.length; i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }

  private static String texts(int row) {
    String[] odd = {
      "",
      "twelve bytes",
      "thirteen byte",
      "a text that is longer than any that lies in place, \u00e9\u4e2d",
      "\ud83d\ude00",
      "nul\0nul",
      "nul\0behind more than twelve bytes",
      "'\"\\"
    };
    return row < odd.length ? odd[row] : "row " + row;
  }

  private static byte[] fixed(int width, long value) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (value >> 8 * i);
    }
    return bytes;
  }
}
