package dev.remotemcp.runtime.call;

import java.util.Arrays;
import java.util.Optional;

/** Says where a thread is, in one line. */
final class Frame {
    private Frame() {}

    /** The thread's innermost frame, and the innermost one outside the JDK. */
    static String of(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length == 0) {
            return "an unknown place";
        }
        Optional<StackTraceElement> own = Arrays.stream(stack)
                .filter(frame -> !isOfJdk(frame.getClassName()))
                .findFirst();
        return own.filter(frame -> !frame.equals(stack[0]))
                .map(frame -> stack[0] + ", called from " + frame)
                .orElseGet(stack[0]::toString);
    }

    private static boolean isOfJdk(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
    }
}
