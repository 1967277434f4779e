package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;

/**
 * What a person reads about a function: where it belongs, what it does, and a call that runs.
 * Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class FunctionDoc {
  private final String category;
  private final String description;
  private final String example;

  private FunctionDoc(String category, String description, String example) {
    this.category = category;
    this.description = description;
    this.example = example;
  }

  /**
   * Describes a function.
   *
   * @param category a heading, for example {@code Hashing}
   * @param description one or two sentences
   * @param example an SQL expression or query that runs as it stands
   */
  public static FunctionDoc of(String category, String description, String example) {
    return new FunctionDoc(category, description, example);
  }

  public String category() {
    return category;
  }

  public String description() {
    return description;
  }

  public String example() {
    return example;
  }
}
