package dev.codeanatomy.common.schema;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.TreeMap;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An Arrow schema as the bytes of its IPC message (encapsulated, as a stream starts with it), with
 * all metadata. Stateless; equal schemas give equal bytes.
 */
public final class ArrowSchemaCodec {
  private static final int CONTINUATION = -1;

  private ArrowSchemaCodec() {}

  /** The IPC message of the schema. */
  public static byte[] encode(Schema schema) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WriteChannel channel = new WriteChannel(Channels.newChannel(out))) {
      MessageSerializer.serialize(channel, sorted(schema));
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail to take a schema", e);
    }
    return out.toByteArray();
  }

  /**
   * The same schema with its metadata put together in the order of its keys. Arrow keeps metadata
   * in hash maps and writes it as they iterate, which depends on the order of insertion.
   */
  private static Schema sorted(Schema schema) {
    return new Schema(
        schema.getFields().stream().map(ArrowSchemaCodec::sorted).toList(),
        new TreeMap<>(schema.getCustomMetadata()));
  }

  private static Field sorted(Field field) {
    FieldType type =
        new FieldType(
            field.isNullable(),
            field.getType(),
            field.getDictionary(),
            new TreeMap<>(field.getMetadata()));
    return new Field(
        field.getName(), type, field.getChildren().stream().map(ArrowSchemaCodec::sorted).toList());
  }

  /**
   * The schema of an IPC message or of a whole IPC stream, of which only the first message is read.
   *
   * @throws IllegalArgumentException if the bytes do not start with a schema message
   */
  public static Schema decode(byte[] bytes) {
    if (announced(bytes) > bytes.length) {
      throw new IllegalArgumentException(
          "The " + bytes.length + " bytes are not an Arrow schema: they end before its message");
    }
    try (ReadChannel channel =
        new ReadChannel(Channels.newChannel(new ByteArrayInputStream(bytes)))) {
      return MessageSerializer.deserializeSchema(channel);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "The " + bytes.length + " bytes are not an Arrow schema: " + e.getMessage(), e);
    }
  }

  /** The length that the message says it has, which Arrow would allocate before it reads. */
  private static long announced(byte[] bytes) {
    ByteBuffer prefix = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < Long.BYTES) {
      return Long.BYTES;
    }
    int first = prefix.getInt(0);
    return first == CONTINUATION ? prefix.getInt(Integer.BYTES) : first;
  }
}
