package dev.codeanatomy.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
  @Test
  void aViewAndItsOutputMayShareAName() {
    TaskGraph graph =
        TaskGraph.of(
            Map.of(
                TaskId.scan("cpg"), Set.of(),
                TaskId.view("cpg"), Set.of(TaskId.scan("cpg")),
                TaskId.output("cpg"), Set.of(TaskId.view("cpg"))));

    assertThat(graph.order())
        .map(TaskId::toString)
        .containsExactly("scan:cpg", "view:cpg", "output:cpg");
  }

  @Test
  void aDiamondIsOrderedByName() {
    TaskGraph graph =
        TaskGraph.of(
            Map.of(
                TaskId.view("base"), Set.of(),
                TaskId.view("right"), Set.of(TaskId.view("base")),
                TaskId.view("left"), Set.of(TaskId.view("base")),
                TaskId.view("merged"), Set.of(TaskId.view("left"), TaskId.view("right"))));

    assertThat(graph.order()).map(TaskId::name).containsExactly("base", "left", "right", "merged");
    assertThat(graph.closure(Set.of(TaskId.view("left"))))
        .map(TaskId::name)
        .containsExactly("base", "left");
  }

  @Test
  void circlesAndUnknownNeedsAreRefused() {
    assertThatThrownBy(
            () ->
                TaskGraph.of(
                    Map.of(
                        TaskId.view("a"), Set.of(TaskId.view("b")),
                        TaskId.view("b"), Set.of(TaskId.view("a")))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TaskGraph.of(Map.of(TaskId.view("a"), Set.of(TaskId.scan("b")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("view:a needs scan:b");
  }

  @Property
  void everyTaskComesAfterWhatItNeeds(@ForAll("graphs") Map<TaskId, Set<TaskId>> needs) {
    List<TaskId> order = TaskGraph.of(needs).order();

    assertThat(order).containsExactlyInAnyOrderElementsOf(needs.keySet());
    needs.forEach(
        (task, own) -> assertThat(order.subList(0, order.indexOf(task))).containsAll(own));
  }

  @Property
  void theOrderIsTheLeastOfAllPossibleOnes(@ForAll("graphs") Map<TaskId, Set<TaskId>> needs) {
    List<TaskId> order = TaskGraph.of(needs).order();

    // An order is least if at each place no smaller task could have stood there.
    Set<TaskId> done = new HashSet<>();
    for (TaskId task : order) {
      needs.keySet().stream()
          .filter(t -> !done.contains(t) && done.containsAll(needs.get(t)))
          .forEach(ready -> assertThat(ready.compareTo(task)).isGreaterThanOrEqualTo(0));
      done.add(task);
    }
  }

  /** Any graph without circles: names are a random permutation, needs point to earlier ones. */
  @Provide
  Arbitrary<Map<TaskId, Set<TaskId>>> graphs() {
    Arbitrary<List<Integer>> names =
        Arbitraries.integers().between(0, 99).list().uniqueElements().ofMaxSize(12);
    return names.flatMap(
        list ->
            Arbitraries.longs()
                .list()
                .ofSize(list.size())
                .map(
                    bits -> {
                      Map<TaskId, Set<TaskId>> needs = new TreeMap<>();
                      List<TaskId> before = new ArrayList<>();
                      for (int i = 0; i < list.size(); i++) {
                        Set<TaskId> own = new HashSet<>();
                        for (int j = 0; j < i; j++) {
                          if ((bits.get(i) >> j & 3) == 3) {
                            own.add(before.get(j));
                          }
                        }
                        TaskId task =
                            new TaskId(TaskId.Kind.values()[list.get(i) % 3], "t" + list.get(i));
                        needs.put(task, own);
                        before.add(task);
                      }
                      return needs;
                    }));
  }
}
