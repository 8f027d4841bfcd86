package dev.remotemcp.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;

/**
 * Logback's configuration for an application that brings none: warnings and errors on the standard output, one line
 * each (see {@link EscapingEncoder}), and with the ids of invocation and instance where the Azure Functions host has
 * started the process.
 *
 * <p>A {@code logback.xml}, another file that {@code logback.configurationFile} names, or a configurator of the
 * application's own takes its place. It takes the place of Logback's own default, which prints all there is, and a
 * start without XML to read is quicker.
 *
 * <p>It is Logback's own reader of such files, which Micronaut recognizes: for {@code logger.config} and
 * {@code logger.levels} Micronaut configures Logback anew, with any other configurator in place of the file.
 *
 * @see <a href="https://logback.qos.ch/manual/configuration.html">Logback: configuration</a>
 */
@ConfiguratorRank(ConfiguratorRank.FALLBACK)
public final class DefaultLogging extends DefaultJoranConfigurator {
    private static final String LINE = "%d{HH:mm:ss} %-5level %logger{20} %msg";
    private static final String CONNECTION_ERRORS = "io.netty.channel.DefaultChannelPipeline";
    private static final String IDS = " [invocation %X{invocationId:--}, instance %X{instanceId:--}]";

    /** For Logback, which makes it. */
    public DefaultLogging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (super.configure(context) == ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY) {
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        }
        EscapingEncoder encoder = new EscapingEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE + (System.getenv("FUNCTIONS_CUSTOMHANDLER_PORT") == null ? "" : IDS) + "%n");
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        // Netty warns there, each time with a stack trace, of frames and handshakes that break the protocol: anybody
        // who
        // can connect can send them.
        context.getLogger(CONNECTION_ERRORS).setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
