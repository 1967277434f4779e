package dev.codeanatomy.testkit;

import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.plugin.api.PluginException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The laws of one function. Each is checked once; one that needs another to say anything is checked
 * after it, whatever the order of the tests, and is left out where that one does not hold. So one
 * fault fails one test.
 */
final class LawBook<S> {
  private final String function;
  private final PluginUnderTest plugin;
  private final S subject;
  private final Map<String, Law<S>> laws = new LinkedHashMap<>();
  private final Map<String, Verdict> verdicts = new HashMap<>();

  LawBook(String function, PluginUnderTest plugin, S subject, List<Law<S>> laws) {
    this.function = function;
    this.plugin = plugin;
    this.subject = subject;
    laws.forEach(law -> this.laws.put(law.name(), law));
  }

  List<DynamicNode> tests() {
    List<DynamicNode> tests = new ArrayList<>();
    laws.values()
        .forEach(
            law -> tests.add(DynamicTest.dynamicTest(law.name(), () -> verdict(law).report())));
    return tests;
  }

  private synchronized Verdict verdict(Law<S> law) {
    Verdict known = verdicts.get(law.name());
    if (known != null) {
      return known;
    }
    Verdict verdict = judge(law);
    verdicts.put(law.name(), verdict);
    return verdict;
  }

  private Verdict judge(Law<S> law) {
    for (String first : law.after()) {
      Verdict verdict = verdict(Objects.requireNonNull(laws.get(first)));
      if (verdict instanceof Verdict.Broken) {
        return new Verdict.Blocked("'" + first + "' does not hold");
      }
      if (verdict instanceof Verdict.Blocked blocked) {
        return blocked;
      }
    }
    return plugin.run(trial -> check(law, trial), () -> timedOut(law));
  }

  private Verdict check(Law<S> law, Trial trial) {
    try {
      law.check().of(subject, trial);
      return new Verdict.Kept();
    } catch (NotAsked notAsked) {
      String why = String.valueOf(notAsked.getMessage());
      return notAsked.isUnproven() ? new Verdict.Blocked(why) : new Verdict.Skipped(why);
    } catch (LawBroken broken) {
      return broken(law, trial.input(), broken.expected(), broken.found(), broken);
    } catch (CallDefectException defect) {
      return broken(
          law, trial.input(), "what the ABI asks for", String.valueOf(defect.getMessage()), defect);
    } catch (Throwable thrown) {
      return broken(law, trial.input(), "no failure", said(thrown), thrown);
    }
  }

  /** What was thrown, in words. An exception's message is the plugin's code and may itself fail. */
  static String said(Throwable thrown) {
    try {
      return thrown instanceof PluginException
          ? "it says: " + thrown.getMessage()
          : "it threw " + thrown;
    } catch (Throwable unspeakable) {
      return "it threw " + thrown.getClass().getName();
    }
  }

  private Verdict timedOut(Law<S> law) {
    return broken(
        law,
        "not known",
        "an answer within " + plugin.timeout().toMillis() + " ms",
        "none; the plugin is not called again",
        new IllegalStateException("timed out"));
  }

  private Verdict broken(Law<S> law, String input, String expected, String found, Throwable cause) {
    String message =
        "law '"
            + law.name()
            + "': "
            + law.says()
            + "\n  function: "
            + function
            + "\n  input:    "
            + input
            + "\n  expected: "
            + expected
            + "\n  found:    "
            + found;
    return new Verdict.Broken(new AssertionFailedError(message, expected, found, cause));
  }
}
