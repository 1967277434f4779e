package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which files the compiler gets together, which each apart, and which not at all; by number. */
final class ExtractionPlan {
  private final Set<Integer> apart = new HashSet<>();
  private final Set<Integer> out = new HashSet<>();
  private final Map<Integer, Throwable> faults = new HashMap<>();

  void setApart(int file) {
    apart.add(file);
  }

  void setApart(int file, Throwable fault) {
    apart.add(file);
    faults.put(file, fault);
  }

  void leaveOut(int file, Throwable fault) {
    out.add(file);
    faults.put(file, fault);
  }

  boolean isApart(SourceObject source) {
    return apart.contains(source.number());
  }

  boolean isLeftOut(SourceObject source) {
    return out.contains(source.number());
  }

  /** Why a file is not with the others, if that is the compiler's failure. */
  Optional<Throwable> fault(SourceObject source) {
    return Optional.ofNullable(faults.get(source.number()));
  }

  List<SourceObject> together(List<SourceObject> sources) {
    return sources.stream().filter(source -> !isApart(source) && !isLeftOut(source)).toList();
  }
}
