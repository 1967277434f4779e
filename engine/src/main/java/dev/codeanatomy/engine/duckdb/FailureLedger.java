package dev.codeanatomy.engine.duckdb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the Java exception of a failed upcall while its text travels through DuckDB. The text is
 * all that DuckDB carries, so it starts with a number under which the exception lies here.
 */
final class FailureLedger {
  private static final Pattern MARK = Pattern.compile("\\[plugin failure (\\d+)] ");

  /** Failures nobody asks for, because SQL's TRY swallowed them, must not pile up. */
  private static final int KEPT = 64;

  private final Map<Long, Throwable> failures = new LinkedHashMap<>();
  private long next = 1;

  /** Keeps the exception and returns the text to hand to DuckDB. */
  synchronized String record(Throwable failure) {
    long number = next++;
    failures.put(number, failure);
    if (failures.size() > KEPT) {
      failures.remove(failures.keySet().iterator().next());
    }
    return "[plugin failure " + number + "] " + failure.getMessage();
  }

  /** The failure behind an error that DuckDB reports, with its exception as cause where known. */
  DuckDbException explain(int nativeCode, String text) {
    DuckDbException reported = DuckDbException.reported(nativeCode, text);
    Matcher mark = MARK.matcher(text);
    if (!mark.find()) {
      return reported;
    }
    Optional<Throwable> cause = take(Long.parseLong(mark.group(1)));
    String message = MARK.matcher(String.valueOf(reported.getMessage())).replaceFirst("");
    if (cause.isEmpty()) {
      return new DuckDbException(reported.kind(), message);
    }
    Throwable failure = cause.get();
    return failure instanceof DuckDbException inner
        ? new DuckDbException(inner.kind(), message, inner)
        : new DuckDbException(reported.kind(), message, failure);
  }

  private synchronized Optional<Throwable> take(long number) {
    return Optional.ofNullable(failures.remove(number));
  }
}
