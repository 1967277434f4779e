package dev.codeanatomy.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Says what went wrong, once: {@code error CODE (stage): message} and each further finding on a
 * line of its own, or the engine's one JSON form. A stack trace only for {@code --verbose}.
 */
final class FailureReport {
  private final PrintStream err;
  private final boolean verbose;
  private final boolean json;

  FailureReport(PrintStream err, boolean verbose, boolean json) {
    this.err = err;
    this.verbose = verbose;
    this.json = json;
  }

  /**
   * Reports a failure.
   *
   * @return the exit code of the program
   */
  int report(Throwable failure) {
    if (isReaderGone(failure)) {
      return ExitCode.DONE;
    }
    if (failure instanceof EngineException known) {
      engine(known.error());
    } else {
      unexpected(failure);
    }
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.FAILED;
  }

  private void engine(EngineError error) {
    if (json) {
      err.println(error.toJson());
      return;
    }
    err.println(
        "error " + error.code().id() + " (" + error.stage().label() + "): " + error.message());
    boolean first = true;
    for (Finding finding : error.findings()) {
      // The first error is the message above.
      if (first && finding.code() == error.code()) {
        first = false;
        continue;
      }
      err.println("  " + finding);
    }
  }

  private void unexpected(Throwable failure) {
    String what =
        failure instanceof IOException
            ? "input or output failed: " + describe(failure)
            : "unexpected failure: " + describe(failure);
    if (json) {
      ObjectNode form = JsonNodeFactory.instance.objectNode();
      form.put("message", what);
      err.println(form);
    } else {
      err.println("error: " + what + (verbose ? "" : " (--verbose shows where)"));
    }
  }

  private static String describe(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }

  /** Whether what failed is writing to a pipe that nobody reads any more ({@code | head}). */
  private static boolean isReaderGone(Throwable failure) {
    return failure instanceof IOException
        && failure.getMessage() != null
        && failure.getMessage().contains("Broken pipe");
  }
}
