package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectSlotsTest {
  private final ObjectSlots slots = new ObjectSlots();

  @Test
  void handlesFindTheirObjectsWhateverOrderTheyAreReleasedIn() {
    ObjectSlots.Writer writer = slots.writer();
    var random = new Random(7);
    List<Long> handles = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      handles.add(writer.put(i));
      values.add(i);
      if (random.nextInt(3) > 0) {
        int victim = random.nextInt(handles.size());
        assertThat(slots.release(handles.get(victim))).isEqualTo(values.get(victim));
        handles.set(victim, handles.get(handles.size() - 1));
        values.set(victim, values.get(values.size() - 1));
        handles.remove(handles.size() - 1);
        values.remove(values.size() - 1);
      }
    }
    for (int i = 0; i < handles.size(); i++) {
      assertThat(slots.get(handles.get(i))).isEqualTo(values.get(i));
    }
  }

  @Test
  void chunksAreUsedAgainOnceEmpty() {
    ObjectSlots.Writer writer = slots.writer();
    long highest = 0;
    for (int i = 0; i < 1_000_000; i++) {
      long handle = writer.put(i);
      highest = Math.max(highest, handle);
      slots.release(handle);
    }

    assertThat(highest).isLessThan(10_000);
    assertThat(slots.counts()).isEqualTo(new StateCounts(1_000_000, 1_000_000));
  }

  @Test
  void aReleasedHandleIsRefused() {
    long handle = slots.writer().put("x");
    slots.release(handle);

    assertThatThrownBy(() -> slots.get(handle)).isInstanceOf(IllegalStateException.class);
  }
}
