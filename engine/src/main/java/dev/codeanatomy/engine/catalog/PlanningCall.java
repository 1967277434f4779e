package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.plugin.api.PluginException;
import java.util.Optional;

/**
 * Code of a plugin that is called while a query is planned: under the plugin's loader, within the
 * time of a call, and with one finding for whatever it throws. The calling thread's; stateless.
 *
 * @param plugin whose code it is
 * @param where the place of the query, for findings: {@code function p.f}
 * @param subject what messages begin with; empty where the place says it all
 */
public record PlanningCall(SessionPlugin plugin, String where, String subject) {
  private static final String REPORT = "Report it to the plugin's author";

  /** A call of a function. */
  static PlanningCall of(PluginFunction function) {
    return new PlanningCall(function.plugin(), "function " + function.label(), "");
  }

  /** A call of a table. */
  public static PlanningCall ofTable(SessionPlugin plugin, String label) {
    return new PlanningCall(plugin, "table " + label, "plugin '" + plugin.id() + "': ");
  }

  /** Code that may throw anything. */
  public interface Code<T> {
    /** Runs it. */
    T run() throws Exception;
  }

  /**
   * Calls the plugin.
   *
   * @param step what is called, as messages name it
   * @throws PlanningException if the plugin refuses or fails
   */
  public <T> T make(String step, Code<T> code) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(plugin.loader());
    plugin
        .watch()
        .enter(new CallWatch.Callee(plugin.id(), "plugin '" + plugin.id() + "', " + where));
    try {
      return code.run();
    } catch (PlanningException | EngineException finding) {
      if (plugin.isEngines()) {
        throw finding;
      }
      throw failed(step + " " + thrown(finding), Optional.of(REPORT), finding);
    } catch (CallDefectException wrongType) {
      throw failed(step + " gave " + wrongType.getMessage(), Optional.of(REPORT), wrongType);
    } catch (PluginException refusal) {
      throw failed(String.valueOf(refusal.getMessage()), Optional.empty(), refusal);
    } catch (Throwable defect) {
      throw failed(step + " " + thrown(defect), Optional.of(REPORT), defect);
    } finally {
      plugin.watch().leave();
      thread.setContextClassLoader(before);
    }
  }

  private static String thrown(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    return "threw " + (message == null || message.isBlank() ? type : type + ": " + message);
  }

  private PlanningException failed(String message, Optional<String> remedy, Throwable cause) {
    PlanningException problem =
        PlanningException.of(FindingCode.SQL_BIND_FAILED, where, subject + message, remedy);
    problem.initCause(cause);
    return problem;
  }
}
