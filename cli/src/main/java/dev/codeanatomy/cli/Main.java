package dev.codeanatomy.cli;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] arguments) {
    System.out.println(String.join(",", arguments));
  }
}
