package dev.codeanatomy.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules every public type of the ABI keeps, checked on the compiled classes. */
class AbiShapeTest {
  private static final List<String> ALLOWED =
      List.of("java.", "org.apache.arrow.", "org.jspecify.", "dev.codeanatomy.plugin.api.");

  static Stream<Class<?>> publicTypes() {
    return classes().filter(type -> Modifier.isPublic(type.getModifiers()) && !nested(type));
  }

  private static boolean nested(Class<?> type) {
    return type.getEnclosingClass() != null;
  }

  private static Stream<Class<?>> classes() {
    try {
      Path root =
          Path.of(AbiVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
            .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
            .map(name -> name.replace('\\', '.'))
            .sorted()
            .<Class<?>>map(AbiShapeTest::load)
            .toList()
            .stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theWalkFindsTheAbi() {
    assertThat(publicTypes())
        .contains(PluginModule.class, PluginContext.class, AbiVersion.class)
        .hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void everyTypeHasOneRoleAndSaysItsStatusAndSinceWhen(Class<?> type) {
    if (type.isAnnotation()) {
      return;
    }
    List<String> since = new ArrayList<>();
    List<String> status = new ArrayList<>();
    for (Annotation annotation : type.getAnnotations()) {
      if (annotation instanceof PluginBuilds) {
        since.add(((PluginBuilds) annotation).since());
        status.add(((PluginBuilds) annotation).status());
      } else if (annotation instanceof PluginImplements) {
        since.add(((PluginImplements) annotation).since());
        status.add(((PluginImplements) annotation).status());
      } else if (annotation instanceof HostImplements) {
        since.add(((HostImplements) annotation).since());
        status.add(((HostImplements) annotation).status());
      }
    }
    assertThat(since).hasSize(1);
    assertThat(status).hasSize(1).isSubsetOf("draft", "stable", "deprecated");
    assertThat(AbiVersion.parse(since.get(0))).isLessThanOrEqualTo(AbiVersion.CURRENT);
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void theDescriptionOfEveryTypeSpeaksOfThreadsOrOfHowLongItIsValid(Class<?> type)
      throws IOException {
    if (type.isAnnotation()) {
      return;
    }
    String source =
        Files.readString(Path.of("src/main/java", type.getName().replace('.', '/') + ".java"));
    String declared = source.substring(0, source.indexOf("\npublic "));
    String description =
        declared.substring(declared.lastIndexOf("/**")).replaceAll("\\s+\\*? ?", " ");
    assertThat(description).containsPattern("thread|Immutable|[Vv]alid (during|until)");
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void theRoleDecidesTheKindOfType(Class<?> type) {
    assertThat(type.isEnum() || type.isRecord() || type.isSealed())
        .as("no enum, record or sealed type crosses the boundary")
        .isFalse();
    if (type.isAnnotationPresent(HostImplements.class)
        || type.isAnnotationPresent(PluginImplements.class)) {
      assertThat(type.isInterface()).isTrue();
    }
    if (type.isAnnotationPresent(PluginBuilds.class)) {
      assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
      if (!Throwable.class.isAssignableFrom(type)) {
        assertThat(type.getConstructors()).as("made by factories or builders").isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void signaturesNameOnlyTypesOfTheAbiTheJdkAndArrow(Class<?> type) {
    Set<Class<?>> named = new HashSet<>();
    collect(type, named);
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (Modifier.isPublic(nested.getModifiers())) {
        collect(nested, named);
      }
    }
    assertThat(named)
        .allSatisfy(
            other -> assertThat(ALLOWED).anyMatch(prefix -> other.getName().startsWith(prefix)));
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void constantsAreNotInlinedIntoPlugins(Class<?> type) {
    for (Field field : type.getFields()) {
      if (field.getDeclaringClass() == type) {
        assertThat(field.getType().isPrimitive() || field.getType() == String.class)
            .as("%s would be copied into a plugin at compile time", field)
            .isFalse();
      }
    }
  }

  private static void collect(Class<?> type, Set<Class<?>> named) {
    add(type.getGenericSuperclass(), named);
    Arrays.stream(type.getGenericInterfaces()).forEach(parent -> add(parent, named));
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers())) {
        add(field.getGenericType(), named);
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
        add(method.getGenericReturnType(), named);
        Arrays.stream(method.getGenericParameterTypes()).forEach(each -> add(each, named));
        Arrays.stream(method.getGenericExceptionTypes()).forEach(each -> add(each, named));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers())) {
        Arrays.stream(constructor.getGenericParameterTypes()).forEach(each -> add(each, named));
      }
    }
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void add(Type type, Set<Class<?>> named) {
    if (type instanceof Class<?>) {
      Class<?> plain = (Class<?>) type;
      if (plain.isArray()) {
        add(plain.getComponentType(), named);
      } else if (!plain.isPrimitive()) {
        named.add(plain);
      }
    } else if (type instanceof ParameterizedType) {
      add(((ParameterizedType) type).getRawType(), named);
      for (Type argument : ((ParameterizedType) type).getActualTypeArguments()) {
        add(argument, named);
      }
    } else if (type instanceof GenericArrayType) {
      add(((GenericArrayType) type).getGenericComponentType(), named);
    } else if (type instanceof WildcardType) {
      for (Type bound : ((WildcardType) type).getUpperBounds()) {
        add(bound, named);
      }
    } else if (type instanceof TypeVariable<?>) {
      for (Type bound : ((TypeVariable<?>) type).getBounds()) {
        if (bound instanceof Class<?>) {
          add(bound, named);
        }
      }
    }
  }
}
