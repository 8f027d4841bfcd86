package dev.remotemcp.schemagen;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Takes down which test classes have run in this virtual machine; JUnit finds it through {@code META-INF/services}. */
public final class FinishedTests implements TestExecutionListener {
    private static final Set<String> CLASSES = ConcurrentHashMap.newKeySet();

    /** Whether a class has run. */
    static boolean has(String className) {
        return CLASSES.contains(className);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.SUCCESSFUL && test.getSource().orElse(null) instanceof ClassSource source) {
            CLASSES.add(source.getClassName());
        }
    }
}
