package dev.codeanatomy.plugin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Role of an ABI type: The host implements this type and the plugin calls it. It may grow; a plugin
 * that calls a newer method needs the minor that brought it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HostImplements {
  /** The ABI version, {@code major.minor}, that brought the type. */
  String since();

  /** {@code draft} until the ABI is frozen, then {@code stable} or {@code deprecated}. */
  String status() default "draft";
}
