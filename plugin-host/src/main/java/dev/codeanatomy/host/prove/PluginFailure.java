package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.plugin.api.PluginException;
import java.util.Optional;
import org.apache.arrow.memory.OutOfMemoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in a finding what a plugin threw. An exception's message is the plugin's code too: it is
 * asked for on the thread that ran the plugin, and one that fails is left out.
 */
final class PluginFailure {
  private static final Logger LOG = LoggerFactory.getLogger(PluginFailure.class);

  private PluginFailure() {}

  /** The finding; never throws for what the exception's methods do. */
  static Finding finding(FindingCode onFailure, String where, Throwable thrown) {
    try {
      Throwable cause =
          thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      LOG.debug("{} failed", where, cause);
      return describe(onFailure, where, cause);
    } catch (Throwable unspeakable) {
      return Finding.of(onFailure, where, "it threw " + thrown.getClass().getName());
    }
  }

  private static Finding describe(FindingCode onFailure, String where, Throwable cause) {
    if (cause instanceof CallDefectException defect) {
      return defect.finding(where);
    }
    Optional<String> message =
        Optional.ofNullable(cause.getMessage()).map(String::strip).filter(text -> !text.isEmpty());
    if (cause instanceof OutOfMemoryException) {
      return Finding.of(
          FindingCode.ALLOCATION_LIMIT, where, message.orElse("an allocation that failed"));
    }
    if (cause instanceof PluginException && message.isPresent()) {
      return Finding.of(onFailure, where, "it says: " + message.get());
    }
    Finding finding =
        Finding.of(
            onFailure,
            where,
            "it threw " + cause.getClass().getSimpleName() + message.map(m -> ": " + m).orElse(""));
    return cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException
        ? finding.remedy(
            "Put the class into the plugin, or declare its Java module in 'javaModules'.")
        : finding;
  }
}
