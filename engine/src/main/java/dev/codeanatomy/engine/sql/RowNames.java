package dev.codeanatomy.engine.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/**
 * Compares the names inside two types. The planner matches the fields of rows by position, the
 * executor by name, so rows may meet only where both say the same. Stateless.
 */
public final class RowNames {
  private RowNames() {}

  /** Whether a type is a row or has one inside. */
  public static boolean in(RelDataType type) {
    return type.isStruct() || children(type).stream().anyMatch(RowNames::in);
  }

  /** Whether two types have rows in the same place with different names. */
  public static boolean differ(RelDataType left, RelDataType right) {
    if (left.isStruct() && right.isStruct()) {
      List<RelDataTypeField> ours = left.getFieldList();
      List<RelDataTypeField> theirs = right.getFieldList();
      if (ours.size() != theirs.size()) {
        return true;
      }
      for (int i = 0; i < ours.size(); i++) {
        if (!ours.get(i).getName().equalsIgnoreCase(theirs.get(i).getName())
            || differ(ours.get(i).getType(), theirs.get(i).getType())) {
          return true;
        }
      }
      return false;
    }
    List<RelDataType> ours = children(left);
    List<RelDataType> theirs = children(right);
    if (left.getSqlTypeName() != right.getSqlTypeName() || ours.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < ours.size(); i++) {
      if (differ(ours.get(i), theirs.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** The element type of an array, the key and value types of a map; nothing for others. */
  public static List<RelDataType> children(RelDataType type) {
    RelDataType component = type.getComponentType();
    RelDataType key = type.getKeyType();
    RelDataType value = type.getValueType();
    if (component != null) {
      return List.of(component);
    }
    return key == null || value == null ? List.of() : List.of(key, value);
  }
}
