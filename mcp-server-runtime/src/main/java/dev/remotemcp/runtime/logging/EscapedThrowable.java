package dev.remotemcp.runtime.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An exception with its causes and suppressed exceptions, none of whose texts has control characters. */
final class EscapedThrowable implements IThrowableProxy {
    private final IThrowableProxy original;

    EscapedThrowable(IThrowableProxy original) {
        this.original = original;
    }

    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy original) {
        return original == null ? null : new EscapedThrowable(original);
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return ControlCharacters.escapeIfPresent(original.getOverridingMessage());
    }

    @Override
    public @Nullable String getMessage() {
        return ControlCharacters.escapeIfPresent(original.getMessage());
    }

    @Override
    public String getClassName() {
        return ControlCharacters.escape(original.getClassName());
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return Arrays.stream(original.getStackTraceElementProxyArray())
                .map(EscapedThrowable::escape)
                .toArray(StackTraceElementProxy[]::new);
    }

    /** Class files may hold any name. */
    private static StackTraceElementProxy escape(StackTraceElementProxy proxy) {
        StackTraceElement element = proxy.getStackTraceElement();
        String line = element.toString();
        if (ControlCharacters.escape(line).equals(line)) {
            return proxy;
        }
        return new StackTraceElementProxy(new StackTraceElement(
                ControlCharacters.escapeIfPresent(element.getClassLoaderName()),
                ControlCharacters.escapeIfPresent(element.getModuleName()),
                ControlCharacters.escapeIfPresent(element.getModuleVersion()),
                ControlCharacters.escape(element.getClassName()),
                ControlCharacters.escape(element.getMethodName()),
                ControlCharacters.escapeIfPresent(element.getFileName()),
                element.getLineNumber()));
    }

    @Override
    public int getCommonFrames() {
        return original.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return of(original.getCause());
    }

    @Override
    public IThrowableProxy @Nullable [] getSuppressed() {
        IThrowableProxy[] suppressed = original.getSuppressed();
        return suppressed == null
                ? null
                : Arrays.stream(suppressed).map(EscapedThrowable::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return original.isCyclic();
    }
}
