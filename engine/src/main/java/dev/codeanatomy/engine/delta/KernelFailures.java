package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import io.delta.kernel.exceptions.InvalidTableException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Turns what Kernel throws into coded failures. */
final class KernelFailures {
  private KernelFailures() {}

  static EngineException unsupported(
      EngineStage stage, TableLocation location, RuntimeException cause) {
    return new EngineException(
        stage,
        Finding.of(FindingCode.DELTA_TABLE_UNSUPPORTED, location.toString(), text(cause))
            .remedy("Drop the feature from the table, or write a copy of it without the feature"),
        cause);
  }

  static EngineException damaged(
      EngineStage stage, TableLocation location, RuntimeException cause) {
    return new EngineException(
        stage,
        Finding.of(FindingCode.DELTA_LOG_DAMAGED, location.toString(), firstReason(cause))
            .remedy("Check that the files below _delta_log are complete and readable"),
        cause);
  }

  /** A pinned version that could not be opened: gone, unsupported, or damaged. */
  static EngineException reading(
      EngineStage stage, TableLocation location, RuntimeException cause, Finding missing) {
    return switch (cause) {
      case UnsupportedProtocolVersionException ignored -> unsupported(stage, location, cause);
      case UnsupportedTableFeatureException ignored -> unsupported(stage, location, cause);
      case InvalidTableException ignored -> damaged(stage, location, cause);
      default ->
          ioCause(cause).isPresent()
              ? damaged(stage, location, cause)
              : new EngineException(stage, missing, cause);
    };
  }

  static EngineException writing(TableLocation location, Throwable cause) {
    EngineStage stage = EngineStage.WRITE;
    String found = ioCause(cause).map(io -> reason(location, io)).orElseGet(() -> text(cause));
    return new EngineException(
        stage,
        Finding.of(FindingCode.DELTA_WRITE_FAILED, location.toString(), found)
            .remedy(
                "Nothing was committed; earlier versions are unchanged. Check space and permissions"
                    + " there, then run it again"),
        cause);
  }

  /** The innermost reason, without what was read: that can be a whole entry of the log. */
  private static String firstReason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    Optional<String> line =
        Optional.ofNullable(first.getMessage()).flatMap(m -> m.lines().findFirst());
    return "the log cannot be read: " + line.filter(l -> !l.isBlank()).orElse("no reason given");
  }

  /** What the file system said, without the place where the message names it anyway. */
  private static String reason(TableLocation location, IOException failure) {
    if (failure instanceof FileSystemException named && named.getFile() != null) {
      String what =
          switch (named) {
            case NoSuchFileException ignored -> "there is no such file or folder";
            case AccessDeniedException ignored -> "permission denied";
            case FileAlreadyExistsException ignored -> "there is a file where a folder has to be";
            default -> Optional.ofNullable(named.getReason()).orElse(text(named));
          };
      return named.getFile().equals(location.toString()) ? what : named.getFile() + ": " + what;
    }
    return text(failure);
  }

  static Optional<IOException> ioCause(Throwable failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof IOException io && !(cause.getCause() instanceof IOException)) {
        return Optional.of(io);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  static String text(Throwable failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }
}
