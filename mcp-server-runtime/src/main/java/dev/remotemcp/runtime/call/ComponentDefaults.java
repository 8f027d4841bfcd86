package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.McpArg;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueDeserializerModifier;

/** Gives components of records the defaults of {@link McpArg}. */
final class ComponentDefaults extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription.Supplier type, BeanDeserializerBuilder builder) {
        SettableBeanProperty[] components = builder.getValueInstantiator().getFromObjectArguments(config);
        if (components == null) {
            return builder;
        }
        for (int i = 0; i < components.length; i++) {
            McpArg arg = components[i].getAnnotation(McpArg.class);
            if (arg != null && !arg.defaultValue().equals(McpArg.NO_DEFAULT)) {
                components[i] =
                        components[i].withNullProvider(new DefaultValue(components[i].getType(), arg.defaultValue()));
                builder.addOrReplaceProperty(components[i], true);
            }
        }
        return builder;
    }
}
