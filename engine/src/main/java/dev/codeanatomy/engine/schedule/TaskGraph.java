package dev.codeanatomy.engine.schedule;

import dev.codeanatomy.contract.spec.OutputTarget;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tasks and what each needs, with the one order: Kahn's algorithm (Communications of the ACM 5(11),
 * 1962), always taking the least task that is ready. Immutable.
 */
public final class TaskGraph {
  private final SortedMap<TaskId, SortedSet<TaskId>> needs;
  private final List<TaskId> order;

  private TaskGraph(SortedMap<TaskId, SortedSet<TaskId>> needs) {
    this.needs = Collections.unmodifiableSortedMap(needs);
    this.order = kahn(needs);
  }

  /**
   * The graph of a spec.
   *
   * @throws IllegalArgumentException if views depend on each other in a circle; validation reports
   *     circles before
   */
  public static TaskGraph of(ResolvedSpec resolved) {
    Map<TaskId, Set<TaskId>> needs = new TreeMap<>();
    resolved
        .spec()
        .inputRelations()
        .forEach(i -> needs.put(TaskId.scan(i.logicalName()), Set.of()));
    resolved
        .sources()
        .forEach(
            (view, refs) -> {
              Set<TaskId> own = new TreeSet<>();
              refs.inputs().forEach(i -> own.add(TaskId.scan(i)));
              refs.views().forEach(v -> own.add(TaskId.view(v)));
              needs.put(TaskId.view(view), own);
            });
    for (OutputTarget output : resolved.spec().outputTargets()) {
      needs.put(TaskId.output(output.tableName()), Set.of(TaskId.view(output.sourceView())));
    }
    return of(needs);
  }

  /**
   * A graph given by what each task needs.
   *
   * @throws IllegalArgumentException for a circle, or a need that is not a task
   */
  public static TaskGraph of(Map<TaskId, ? extends Set<TaskId>> needs) {
    SortedMap<TaskId, SortedSet<TaskId>> copy = new TreeMap<>();
    needs.forEach(
        (task, own) -> {
          own.stream()
              .filter(n -> !needs.containsKey(n))
              .findFirst()
              .ifPresent(
                  n -> {
                    throw new IllegalArgumentException(task + " needs " + n + ", not a task");
                  });
          copy.put(task, Collections.unmodifiableSortedSet(new TreeSet<>(own)));
        });
    return new TaskGraph(copy);
  }

  private static List<TaskId> kahn(SortedMap<TaskId, SortedSet<TaskId>> needs) {
    Map<TaskId, Integer> open = new TreeMap<>();
    Map<TaskId, List<TaskId>> users = new TreeMap<>();
    TreeSet<TaskId> ready = new TreeSet<>();
    needs.forEach(
        (task, own) -> {
          open.put(task, own.size());
          own.forEach(n -> users.computeIfAbsent(n, k -> new ArrayList<>()).add(task));
          if (own.isEmpty()) {
            ready.add(task);
          }
        });
    List<TaskId> order = new ArrayList<>();
    for (TaskId task = ready.pollFirst(); task != null; task = ready.pollFirst()) {
      order.add(task);
      for (TaskId user : users.getOrDefault(task, List.of())) {
        if (open.merge(user, -1, Integer::sum) == 0) {
          ready.add(user);
        }
      }
    }
    if (order.size() < needs.size()) {
      throw new IllegalArgumentException("The tasks depend on each other in a circle");
    }
    return Collections.unmodifiableList(order);
  }

  /** Every task after all that it needs; among those possible the least in lexicographic order. */
  public List<TaskId> order() {
    return order;
  }

  /** What each task needs directly. */
  public SortedMap<TaskId, SortedSet<TaskId>> needs() {
    return needs;
  }

  /** The tasks without which these cannot be done, and these. */
  public SortedSet<TaskId> closure(Set<TaskId> tasks) {
    SortedSet<TaskId> all = new TreeSet<>();
    List<TaskId> open = new ArrayList<>(tasks);
    while (!open.isEmpty()) {
      TaskId task = open.removeLast();
      if (all.add(task)) {
        open.addAll(needs.getOrDefault(task, Collections.emptySortedSet()));
      }
    }
    return all;
  }
}
