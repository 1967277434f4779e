package dev.codeanatomy.engine.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One value per thread that asks, all closed together. DuckDB's workers outlive a database, so what
 * stays in their thread-local maps afterwards is an empty holder and not a plugin's object.
 *
 * @param <T> the value, used by its thread alone
 */
final class PerThread<T extends AutoCloseable> implements AutoCloseable {
  private static final class Holder<T> {
    private Optional<T> value;

    Holder(T value) {
      this.value = Optional.of(value);
    }
  }

  private final List<Holder<T>> all = new ArrayList<>();
  private final ThreadLocal<Holder<T>> current;

  PerThread(Supplier<T> factory) {
    this.current = ThreadLocal.withInitial(() -> register(factory.get()));
  }

  private Holder<T> register(T value) {
    Holder<T> holder = new Holder<>(value);
    synchronized (all) {
      all.add(holder);
    }
    return holder;
  }

  T get() {
    return current.get().value.orElseThrow();
  }

  @Override
  public void close() throws Exception {
    synchronized (all) {
      Optional<Exception> first = Optional.empty();
      for (Holder<T> holder : all) {
        try {
          holder.value.orElseThrow().close();
        } catch (Throwable e) { // the others are closed all the same
          first =
              first.or(
                  () -> Optional.of(e instanceof Exception x ? x : new IllegalStateException(e)));
        }
        holder.value = Optional.empty();
      }
      all.clear();
      if (first.isPresent()) {
        throw first.get();
      }
    }
  }
}
