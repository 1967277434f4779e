package dev.codeanatomy.engine.sql;

import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Finds tables and type names of one planner session, whatever their case. */
final class SessionCatalogReader extends CalciteCatalogReader {
  SessionCatalogReader(CalciteSchema root, RelDataTypeFactory factory) {
    super(root, List.of(), factory, new CalciteConnectionConfigImpl(anyCase()));
  }

  private static Properties anyCase() {
    Properties properties = new Properties();
    properties.setProperty("caseSensitive", "false");
    return properties;
  }

  @Override
  public @Nullable RelDataType getNamedType(SqlIdentifier name) {
    if (name.isSimple()) {
      RelDataType known = SqlTypes.named(name.getSimple(), getTypeFactory()).orElse(null);
      if (known != null) {
        return known;
      }
    }
    return super.getNamedType(name);
  }
}
