package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.McpArg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.CreatorProperty;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.impl.NullsConstantProvider;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * Makes Jackson treat the properties of records and beans as the schemas say: null is the same as absent, an absent one
 * has the default of {@link McpArg}, and a required one must be there.
 */
final class BeanRules extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    private final transient RequiredProperties required;

    /** What builders make. */
    private final transient Map<Class<?>, Class<?>> built = new ConcurrentHashMap<>();

    BeanRules(RequiredProperties required) {
        this.required = required;
    }

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription.Supplier type, BeanDeserializerBuilder builder) {
        if (builder.getBuildMethod() != null) {
            built.put(type.getBeanClass(), builder.getBuildMethod().getRawType());
        }
        SettableBeanProperty[] components = builder.getValueInstantiator().getFromObjectArguments(config);
        if (components != null) {
            defaults(components, builder);
        }
        List<SettableBeanProperty> mutators = new ArrayList<>();
        builder.getProperties().forEachRemaining(property -> {
            if (!(property instanceof CreatorProperty)) {
                mutators.add(property);
            }
        });
        nullIsAbsent(mutators, builder);
        return builder;
    }

    private static void defaults(SettableBeanProperty[] components, BeanDeserializerBuilder builder) {
        for (int i = 0; i < components.length; i++) {
            if (components[i] != null && hasDefault(components[i])) {
                components[i] = components[i].withNullProvider(defaultOf(components[i]));
                builder.addOrReplaceProperty(components[i], true);
            }
        }
    }

    private static void nullIsAbsent(List<SettableBeanProperty> mutators, BeanDeserializerBuilder builder) {
        List<SettableBeanProperty> defaulted = new ArrayList<>();
        for (SettableBeanProperty mutator : mutators) {
            if (hasDefault(mutator)) {
                SettableBeanProperty property = mutator.withNullProvider(defaultOf(mutator));
                builder.addOrReplaceProperty(property, true);
                defaulted.add(property);
            } else if (mutator.getMetadata().getValueNulls() == null) {
                builder.addOrReplaceProperty(mutator.withNullProvider(NullsConstantProvider.skipper()), true);
            }
        }
        if (!defaulted.isEmpty()) {
            builder.setValueInstantiator(new DefaultingInstantiator(builder.getValueInstantiator(), defaulted));
        }
    }

    private static boolean hasDefault(SettableBeanProperty property) {
        McpArg arg = property.getAnnotation(McpArg.class);
        return arg != null && !arg.defaultValue().equals(McpArg.NO_DEFAULT);
    }

    static DefaultValue defaultOf(SettableBeanProperty property) {
        return new DefaultValue(
                property.getType(), property.getAnnotation(McpArg.class).defaultValue());
    }

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> deserializer) {
        Set<String> names = required.of(built.getOrDefault(type.getBeanClass(), type.getBeanClass()));
        return names.isEmpty() ? ScalarCreatorDeserializer.around(deserializer) : present(deserializer, names, type);
    }

    private static ValueDeserializer<?> present(
            ValueDeserializer<?> deserializer, Set<String> names, BeanDescription.Supplier type) {
        Map<String, Set<String>> accepted = new HashMap<>();
        names.forEach(name -> accepted.put(name, new HashSet<>(Set.of(name))));
        for (BeanPropertyDefinition property : type.get().findProperties()) {
            Set<String> ways = accepted.get(property.getName());
            if (ways != null) {
                property.findAliases().stream().map(PropertyName::getSimpleName).forEach(ways::add);
            }
        }
        return new PresenceDeserializer(deserializer, accepted);
    }
}
