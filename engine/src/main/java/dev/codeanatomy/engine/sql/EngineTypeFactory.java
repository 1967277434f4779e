package dev.codeanatomy.engine.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/** Makes types of {@link EngineTypeSystem} whose text is UTF-8. One per planner session. */
final class EngineTypeFactory extends SqlTypeFactoryImpl {
  EngineTypeFactory() {
    super(EngineTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
