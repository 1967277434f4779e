package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;

/**
 * The bytes of one group's state inside the engine's own memory. Offsets are in bytes from the
 * start of the state; they are not checked: one outside {@code 0 .. size} is undefined. One object
 * is moved from group to group: valid during the call only.
 */
@HostImplements(since = "0.1")
public interface State {
  byte getByte(int offset);

  void setByte(int offset, byte value);

  int getInt(int offset);

  void setInt(int offset, int value);

  long getLong(int offset);

  void setLong(int offset, long value);

  double getDouble(int offset);

  void setDouble(int offset, double value);
}
