package dev.codeanatomy.engine.schedule;

import java.util.Locale;

/**
 * Names a task: a scan, a view or an output. Those of different kinds never clash, so an output may
 * be called like its view. Ordered by the written form.
 *
 * @param kind what it is
 * @param name the input's, view's or output's name
 */
public record TaskId(Kind kind, String name) implements Comparable<TaskId> {
  /** What a task does. */
  public enum Kind {
    /** Reads an input. */
    SCAN,
    /** Computes a view. */
    VIEW,
    /** Writes an output. */
    OUTPUT
  }

  /** The task that reads an input. */
  public static TaskId scan(String input) {
    return new TaskId(Kind.SCAN, input);
  }

  /** The task that computes a view. */
  public static TaskId view(String view) {
    return new TaskId(Kind.VIEW, view);
  }

  /** The task that writes an output. */
  public static TaskId output(String output) {
    return new TaskId(Kind.OUTPUT, output);
  }

  @Override
  public int compareTo(TaskId other) {
    return toString().compareTo(other.toString());
  }

  /** The written form, {@code view:name}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
  }
}
