package dev.codeanatomy.plugin.codeanatomy.java.extract;

/** Which throwables out of the compiler cost one file instead of the run. */
final class CompilerFault {
  private CompilerFault() {}

  /**
   * Returns if the compiler may be asked to go on after this; throws it again if the process is in
   * trouble, for example without memory.
   */
  static void contain(Throwable fault) {
    if (fault instanceof VirtualMachineError error && !(fault instanceof StackOverflowError)) {
      throw error;
    }
  }

  /** The innermost cause in a few words. */
  static String describe(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    if (cause instanceof StackOverflowError) {
      return "it nests deeper than the stack allows";
    }
    return cause.toString();
  }
}
