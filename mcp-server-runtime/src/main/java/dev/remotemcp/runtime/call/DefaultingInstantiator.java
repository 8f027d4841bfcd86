package dev.remotemcp.runtime.call;

import java.util.List;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.PropertyValueBuffer;

/** Makes objects whose setters and fields have received their defaults, before Jackson sets what was given. */
final class DefaultingInstantiator extends ValueInstantiator.Delegating {
    private static final long serialVersionUID = 1L;

    private final transient List<SettableBeanProperty> defaulted;

    DefaultingInstantiator(ValueInstantiator delegate, List<SettableBeanProperty> defaulted) {
        super(delegate);
        this.defaulted = List.copyOf(defaulted);
    }

    @Override
    public Object createUsingDefault(DeserializationContext context) {
        return withDefaults(super.createUsingDefault(context), context);
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
        return withDefaults(super.createFromObjectWith(context, arguments), context);
    }

    @Override
    public Object createFromObjectWith(
            DeserializationContext context, SettableBeanProperty[] properties, PropertyValueBuffer buffer) {
        return withDefaults(super.createFromObjectWith(context, properties, buffer), context);
    }

    private Object withDefaults(Object made, DeserializationContext context) {
        Object object = made;
        for (SettableBeanProperty property : defaulted) {
            object = property.setAndReturn(
                    context, object, BeanRules.defaultOf(property).getNullValue(context));
        }
        return object;
    }
}
