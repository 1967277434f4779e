package dev.codeanatomy.engine.validate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Finds circles in a dependency graph: for each group of nodes that reach each other, one shortest
 * circle through its first node by name.
 */
public final class Cycles {
  private Cycles() {}

  /**
   * The circles, each as a path that ends with its first node.
   *
   * @param graph what each node depends on; unknown nodes are ignored
   */
  public static List<List<String>> of(SortedMap<String, Set<String>> graph) {
    List<List<String>> cycles = new ArrayList<>();
    Set<String> reported = new TreeSet<>();
    for (String node : graph.keySet()) {
      if (reported.contains(node)) {
        continue;
      }
      List<String> cycle = shortestThrough(node, graph);
      if (!cycle.isEmpty()) {
        cycles.add(cycle);
        graph.keySet().stream()
            .filter(other -> reaches(node, other, graph) && reaches(other, node, graph))
            .forEach(reported::add);
      }
    }
    return cycles;
  }

  private static List<String> shortestThrough(String start, SortedMap<String, Set<String>> graph) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      String node = queue.removeFirst();
      for (String next : new TreeSet<>(graph.getOrDefault(node, Set.of()))) {
        if (next.equals(start)) {
          return path(start, node, cameFrom);
        }
        if (graph.containsKey(next) && cameFrom.putIfAbsent(next, node) == null) {
          queue.addLast(next);
        }
      }
    }
    return List.of();
  }

  private static List<String> path(String start, String last, Map<String, String> cameFrom) {
    List<String> path = new ArrayList<>(List.of(start));
    String node = last;
    while (!node.equals(start)) {
      path.add(1, node);
      node = cameFrom.getOrDefault(node, start);
    }
    path.add(start);
    return path;
  }

  private static boolean reaches(String from, String to, SortedMap<String, Set<String>> graph) {
    Set<String> seen = new TreeSet<>();
    Deque<String> queue = new ArrayDeque<>(graph.getOrDefault(from, Set.of()));
    while (!queue.isEmpty()) {
      String node = queue.removeFirst();
      if (node.equals(to)) {
        return true;
      }
      if (seen.add(node)) {
        queue.addAll(graph.getOrDefault(node, Set.of()));
      }
    }
    return false;
  }
}
