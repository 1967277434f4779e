package dev.codeanatomy.common.schema;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An Arrow schema as the bytes of its IPC message (encapsulated, as a stream starts with it), with
 * all metadata. Stateless; equal schemas give equal bytes.
 */
public final class ArrowSchemaCodec {
  private ArrowSchemaCodec() {}

  /** The IPC message of the schema. */
  public static byte[] encode(Schema schema) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WriteChannel channel = new WriteChannel(Channels.newChannel(out))) {
      MessageSerializer.serialize(channel, schema);
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail to take a schema", e);
    }
    return out.toByteArray();
  }

  /**
   * The schema of an IPC message or of a whole IPC stream, of which only the first message is read.
   *
   * @throws IllegalArgumentException if the bytes do not start with a schema message
   */
  public static Schema decode(byte[] bytes) {
    try (ReadChannel channel =
        new ReadChannel(Channels.newChannel(new ByteArrayInputStream(bytes)))) {
      return MessageSerializer.deserializeSchema(channel);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "The " + bytes.length + " bytes are not an Arrow schema: " + e.getMessage(), e);
    }
  }
}
