package dev.codeanatomy.tools;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * Sets logging up for the programs of this product: nothing is shown until a program adds an
 * appender, so that standard output holds results alone. In code, because an XML configuration
 * would cost a fifth of the start-up. Found by Logback as a service.
 */
public final class QuietLogging extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("dev.codeanatomy").setLevel(Level.INFO);
    // It warns of every table that is too young for a checkpoint; what fails reaches us as an
    // exception.
    context.getLogger("io.delta.kernel").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
