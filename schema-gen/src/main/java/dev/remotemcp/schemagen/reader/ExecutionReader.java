package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ExecutionKind;
import dev.remotemcp.schemagen.model.Obstacle;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Output;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import java.util.Optional;

/** Reads where handlers run: as the method says, or else as its class does. */
final class ExecutionReader {
    private ExecutionReader() {}

    static ExecutionKind read(MethodElement method) {
        AnnotationMetadata own = method.getMethodAnnotationMetadata();
        AnnotationMetadata place = isOn(own) ? own : method.getDeclaringType();
        if (place.hasAnnotation(Names.CPU_BOUND)) {
            return ExecutionKind.COMPUTE_POOL;
        }
        return place.hasAnnotation(Names.NON_BLOCKING) ? ExecutionKind.EVENT_LOOP : ExecutionKind.VIRTUAL_THREAD;
    }

    /** Whether a method or class says where it runs. */
    static boolean isOn(AnnotationMetadata place) {
        return place.hasAnnotation(Names.CPU_BOUND) || place.hasAnnotation(Names.NON_BLOCKING);
    }

    /** Why a method cannot run where it should. */
    static Optional<String> obstacle(MethodElement method, Output output) {
        if (isTwofold(method.getMethodAnnotationMetadata())) {
            return Optional.of("carries @CpuBound and @NonBlocking, but can run in one place only: remove one of them");
        }
        if (read(method) == ExecutionKind.COMPUTE_POOL && output.timing() != Output.Timing.NOW) {
            return Optional.of("is @CpuBound and returns " + output.javaName()
                    + ", whose value is computed elsewhere: return the value itself, or remove @CpuBound");
        }
        return Optional.empty();
    }

    /** The problem of a class that says two things. */
    static Optional<Obstacle> obstacle(ClassElement type) {
        return isTwofold(type)
                ? Optional.of(new Obstacle(
                        "The type " + type.getSimpleName()
                                + " carries @CpuBound and @NonBlocking, but its handlers can run in one place only:"
                                + " remove one of them",
                        new Origin(type)))
                : Optional.empty();
    }

    /** The problem of a method that is not a handler. */
    static Obstacle idle(MethodElement method) {
        return new Obstacle(
                "The method " + method.getName()
                        + " carries @CpuBound or @NonBlocking, but is not a tool, resource, prompt"
                        + " or completion, so that it has no effect: remove it, or annotate the method that is one",
                new Origin(method));
    }

    private static boolean isTwofold(AnnotationMetadata place) {
        return place.hasAnnotation(Names.CPU_BOUND) && place.hasAnnotation(Names.NON_BLOCKING);
    }
}
