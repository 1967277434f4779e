package dev.codeanatomy.engine.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Gives an object its own copy of its class's code, as a hidden class. The JIT profiles and
 * compiles code, not objects: a loop that thirty plugin functions share calls each of them
 * virtually, one that a single function has to itself is compiled around it.
 */
final class OwnCode {
  private OwnCode() {}

  /**
   * Instantiates a copy of a template class of this package, which implements {@code type} and has
   * a constructor that takes one {@code argument}.
   */
  static <T, A> T copy(
      Class<T> type, Class<? extends T> template, Class<A> argumentType, A argument) {
    try {
      MethodHandles.Lookup copy = MethodHandles.lookup().defineHiddenClass(bytes(template), false);
      Object instance =
          copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class, argumentType))
              .invoke(argument);
      return type.cast(instance);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot copy the class " + template.getName(), e);
    }
  }

  private static byte[] bytes(Class<?> template) {
    String file = template.getName().substring(template.getPackageName().length() + 1) + ".class";
    try (InputStream in =
        Optional.ofNullable(template.getResourceAsStream(file))
            .orElseThrow(() -> new IllegalStateException("the class file " + file + " is gone"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
