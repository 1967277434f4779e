package dev.codeanatomy.common.option;

import dev.codeanatomy.plugin.api.Options;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checked option values: what {@link OptionBinder} gives. Immutable. */
public final class BoundOptions implements Options {
  private final Map<String, String> types;
  private final Map<String, Object> values;

  BoundOptions(Map<String, String> types, Map<String, Object> values) {
    this.types = Map.copyOf(types);
    this.values = Map.copyOf(values);
  }

  /** The values that are set, given or by default, sorted by name. */
  public Map<String, Object> values() {
    return new TreeMap<>(values);
  }

  @Override
  public boolean isSet(String name) {
    if (!types.containsKey(name)) {
      throw new IllegalArgumentException("There is no option '" + name + "'");
    }
    return values.containsKey(name);
  }

  @Override
  public boolean getBoolean(String name) {
    return get(name, "bool", Boolean.class);
  }

  @Override
  public int getInt32(String name) {
    return get(name, "int32", Integer.class);
  }

  @Override
  public long getInt64(String name) {
    return get(name, "int64", Long.class);
  }

  @Override
  public double getFloat64(String name) {
    return get(name, "float64", Double.class);
  }

  @Override
  public String getUtf8(String name) {
    return get(name, "utf8", String.class);
  }

  private <T> T get(String name, String type, Class<T> javaType) {
    if (!type.equals(types.get(name))) {
      throw new IllegalArgumentException("There is no option '" + name + "' of type " + type);
    }
    return Optional.ofNullable(values.get(name))
        .map(javaType::cast)
        .orElseThrow(
            () -> new IllegalStateException("Option '" + name + "' has no value and no default"));
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
