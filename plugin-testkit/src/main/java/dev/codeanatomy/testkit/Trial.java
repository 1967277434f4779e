package dev.codeanatomy.testkit;

import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.call.CallContext;
import dev.codeanatomy.host.call.CallRows;
import dev.codeanatomy.host.call.OpenContext;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.table.TableContext;
import java.util.function.Supplier;
import org.apache.arrow.memory.BoundsChecking;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The check of one law on one function while it goes on: a run of its own. What the kit needs for
 * rows comes from {@code rows}, what the plugin is given from {@code given}, so that what a
 * function keeps can be told. Leaks are the business of one law; for the others what is left is
 * dropped.
 */
final class Trial implements AutoCloseable {
  final BufferAllocator rows;
  final BufferAllocator given;
  final PluginRunScope scope;
  final AdmittedPlugin plugin;
  private volatile Supplier<String> input = () -> "none";

  Trial(AdmittedPlugin plugin, BufferAllocator allocator) {
    this.plugin = plugin;
    this.rows = allocator.newChildAllocator("testkit-rows", 0, allocator.getLimit());
    this.given = plugin.allocator().newChildAllocator("testkit", 0, plugin.allocator().getLimit());
    this.scope = plugin.newRunScope(() -> false);
  }

  BindContext context(ResolvedCall call) {
    return new CallContext(call, plugin.options(), scope, given);
  }

  TableContext context(Options options) {
    return new OpenContext(options, scope, given);
  }

  /** What was lent is refused after its call by Arrow's own checks. */
  static void requireRevocable() throws NotAsked {
    if (!BoundsChecking.BOUNDS_CHECKING_ENABLED) {
      throw new NotAsked("Arrow's checks are switched off (arrow.enable_unsafe_memory_access)");
    }
  }

  /** Says what the function is called with from now on. */
  void input(CallRows batch) {
    input = () -> Rows.text(batch);
  }

  void input(String text) {
    input = () -> text;
  }

  String input() {
    return input.get();
  }

  @Override
  public void close() {
    try {
      scope.close();
    } catch (PluginException leftToTheLawOfLeaks) {
      // A law that concerns it closes the scope itself.
    }
    closeQuietly(given);
    closeQuietly(rows);
  }

  private static void closeQuietly(BufferAllocator allocator) {
    try {
      allocator.close();
    } catch (IllegalStateException outstanding) {
      // Arrow throws over what is still allocated, after it has taken the child from its parent.
    }
  }
}
