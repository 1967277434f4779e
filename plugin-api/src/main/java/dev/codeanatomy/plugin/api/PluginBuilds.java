package dev.codeanatomy.plugin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Role of an ABI type: A final class: the plugin builds it (or receives it) as a value, through
 * factories or a builder. Immutable and safe to share between threads.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PluginBuilds {
  /** The ABI version, {@code major.minor}, that brought the type. */
  String since();

  /** {@code draft} until the ABI is frozen, then {@code stable} or {@code deprecated}. */
  String status() default "draft";
}
