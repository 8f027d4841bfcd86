package dev.remotemcp.runtime.call;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a validator says about a value that it refuses. */
final class ViolationContext implements ConstraintValidatorContext {
    private final ClockProvider clocks;
    private final String template;
    private final Map<String, String> names;
    private final List<Violation> violations = new ArrayList<>();
    private boolean saysDefault = true;

    /** {@code names} are those on the wire by those in Java, where they differ. */
    ViolationContext(ClockProvider clocks, String template, Map<String, String> names) {
        this.clocks = clocks;
        this.template = template;
        this.names = names;
    }

    /**
     * A message of the validator.
     *
     * @param path where inside the value, for example {@code .items[2]}; empty for the value itself
     */
    record Violation(String path, String template) {}

    /** Whether the constraint's own message is to be said. */
    boolean saysDefault() {
        return saysDefault;
    }

    List<Violation> violations() {
        return violations;
    }

    @Override
    public void disableDefaultConstraintViolation() {
        saysDefault = false;
    }

    @Override
    public String getDefaultConstraintMessageTemplate() {
        return template;
    }

    @Override
    public ClockProvider getClockProvider() {
        return clocks;
    }

    @Override
    public ConstraintViolationBuilder buildConstraintViolationWithTemplate(String messageTemplate) {
        return new Builder(messageTemplate);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new ValidationException("There is no " + type.getName() + " here: only what Jakarta Validation defines");
    }

    private final class Builder implements ConstraintViolationBuilder {
        private final String messageTemplate;

        Builder(String messageTemplate) {
            this.messageTemplate = messageTemplate;
        }

        @Override
        @Deprecated
        public NodeBuilderDefinedContext addNode(String name) {
            return node().addPropertyNode(name);
        }

        @Override
        public NodeBuilderCustomizableContext addPropertyNode(String name) {
            return node().addPropertyNode(name);
        }

        @Override
        public LeafNodeBuilderCustomizableContext addBeanNode() {
            return node().addBeanNode();
        }

        @Override
        public ContainerElementNodeBuilderCustomizableContext addContainerElementNode(
                String name, Class<?> containerType, Integer typeArgumentIndex) {
            return node().addContainerElementNode(name, containerType, typeArgumentIndex);
        }

        @Override
        public NodeBuilderDefinedContext addParameterNode(int index) {
            throw new IllegalStateException("The value is no list of parameters, so that none can be named");
        }

        @Override
        public ConstraintValidatorContext addConstraintViolation() {
            return node().addConstraintViolation();
        }

        private ViolationPath node() {
            return new ViolationPath(names, path -> {
                violations.add(new Violation(path, messageTemplate));
                return ViolationContext.this;
            });
        }
    }
}
