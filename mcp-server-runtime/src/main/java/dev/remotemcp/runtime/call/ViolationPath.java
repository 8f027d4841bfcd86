package dev.remotemcp.runtime.call;

import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.ContainerElementNodeBuilderCustomizableContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.ContainerElementNodeBuilderDefinedContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.ContainerElementNodeContextBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.LeafNodeBuilderCustomizableContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.LeafNodeBuilderDefinedContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.LeafNodeContextBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderCustomizableContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderDefinedContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeContextBuilder;
import java.util.Map;
import java.util.function.Function;

/**
 * The path that a validator gives to a violation, step by step; at once every stage of Jakarta Validation's builder,
 * which only tells in what order the steps may come.
 */
final class ViolationPath
        implements NodeBuilderCustomizableContext,
                NodeContextBuilder,
                NodeBuilderDefinedContext,
                LeafNodeBuilderCustomizableContext,
                LeafNodeContextBuilder,
                LeafNodeBuilderDefinedContext,
                ContainerElementNodeBuilderCustomizableContext,
                ContainerElementNodeContextBuilder,
                ContainerElementNodeBuilderDefinedContext {
    private final Map<String, String> names;
    private final Function<String, ConstraintValidatorContext> end;
    private final StringBuilder path = new StringBuilder();
    private String step = "";

    /** {@code end} is told the path. */
    ViolationPath(Map<String, String> names, Function<String, ConstraintValidatorContext> end) {
        this.names = names;
        this.end = end;
    }

    @Override
    public ViolationPath addPropertyNode(String name) {
        // The names on the wire are known of the value's own properties.
        boolean own = path.isEmpty() && step.isEmpty();
        return next("." + (own ? names.getOrDefault(name, name) : name));
    }

    @Override
    public ViolationPath addBeanNode() {
        return next("");
    }

    @Override
    public ViolationPath addContainerElementNode(String name, Class<?> containerType, Integer typeArgumentIndex) {
        return next("");
    }

    @Override
    @Deprecated
    public ViolationPath addNode(String name) {
        return addPropertyNode(name);
    }

    @Override
    public ViolationPath inContainer(Class<?> containerClass, Integer typeArgumentIndex) {
        return this;
    }

    @Override
    public ViolationPath inIterable() {
        return this;
    }

    // A node's index or key says which element of the node before it is meant.
    @Override
    public ViolationPath atKey(Object key) {
        path.append('.').append(key);
        return this;
    }

    @Override
    public ViolationPath atIndex(Integer index) {
        path.append('[').append(index).append(']');
        return this;
    }

    @Override
    public ConstraintValidatorContext addConstraintViolation() {
        next("");
        return end.apply(path.toString());
    }

    private ViolationPath next(String following) {
        path.append(step);
        step = following;
        return this;
    }
}
