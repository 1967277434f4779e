package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallRows;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/** Compares what should be equal, and says where it is not. Stateless. */
final class Agreement {
  private Agreement() {}

  /** Each row has the answer that is expected of it. */
  static void rows(Trial trial, CallRows rows, List<Answer> expected, List<Answer> found)
      throws LawBroken {
    for (int row = 0; row < expected.size(); row++) {
      if (row >= found.size() || !expected.get(row).same(found.get(row))) {
        String own = Rows.text(rows.rows().get(row));
        trial.input(
            rows.size() == 1
                ? own
                : "row "
                    + (row + 1)
                    + " of "
                    + rows.size()
                    + ", "
                    + own
                    + ", in "
                    + Rows.text(rows));
        throw new LawBroken(
            expected.get(row).toString(),
            row < found.size() ? found.get(row).toString() : "no answer");
      }
    }
  }

  /** One answer is the other, up to rounding. */
  static void of(Answer expected, Answer found, String what) throws LawBroken {
    if (!expected.close(found)) {
      throw new LawBroken(expected.toString(), found + " " + what);
    }
  }

  /** Two binds gave one field. */
  static void fields(Field expected, Field found) throws LawBroken {
    if (!expected.equals(found) || !expected.getMetadata().equals(found.getMetadata())) {
      throw new LawBroken(
          "the field " + expected + " " + expected.getMetadata(),
          "the field " + found + " " + found.getMetadata() + " at the next bind");
    }
  }

  /** A field that is said to have no null has none. */
  static void nullability(Trial trial, CallRows rows, Field field, List<Answer> found)
      throws LawBroken {
    for (int row = 0; row < found.size(); row++) {
      if (!field.isNullable() && found.get(row).isNull()) {
        trial.input(Rows.text(rows.rows().get(row)));
        throw new LawBroken(
            "no null, as the bound field says it has none", "NULL; make the field nullable");
      }
    }
  }
}
