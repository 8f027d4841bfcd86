package dev.remotemcp.runtime.call;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.jdk.JDKArraySerializers;
import tools.jackson.databind.ser.jdk.NumberSerializers;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Write numbers as Jackson does, but refuse in results those that it writes as a string: NaN and the infinities. What
 * is no result, such as the data of a log message, may have them.
 */
final class FiniteSerializers {
    private FiniteSerializers() {}

    static void addTo(SimpleModule module) {
        module.addSerializer(Double.class, new Doubles(Double.class));
        module.addSerializer(double.class, new Doubles(double.class));
        module.addSerializer(Float.class, new Floats());
        module.addSerializer(float.class, new Floats());
        module.addSerializer(double[].class, new DoubleArrays());
        module.addSerializer(float[].class, new FloatArrays());
        module.addSerializer(JsonNode.class, new Trees());
    }

    private static void check(double value, JsonGenerator generator) {
        if (!Double.isFinite(value) && ResultJson.isWrittenBy(generator)) {
            throw new NotFiniteException(value);
        }
    }

    private static final class Doubles extends NumberSerializers.DoubleSerializer {
        Doubles(Class<?> type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            check((Double) value, generator);
            super.serialize(value, generator, context);
        }
    }

    private static final class Floats extends NumberSerializers.FloatSerializer {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            check((Float) value, generator);
            super.serialize(value, generator, context);
        }
    }

    private static final class DoubleArrays extends JDKArraySerializers.DoubleArraySerializer {
        @Override
        public void serialize(double[] values, JsonGenerator generator, SerializationContext context) {
            for (double value : values) {
                check(value, generator);
            }
            super.serialize(values, generator, context);
        }
    }

    private static final class FloatArrays extends JDKArraySerializers.FloatArraySerializer {
        @Override
        public void serializeContents(float[] values, JsonGenerator generator, SerializationContext context) {
            for (float value : values) {
                check(value, generator);
            }
            super.serializeContents(values, generator, context);
        }
    }

    private static final class Trees extends StdSerializer<JsonNode> {
        Trees() {
            super(JsonNode.class);
        }

        @Override
        public void serialize(JsonNode tree, JsonGenerator generator, SerializationContext context) {
            checkAll(tree, generator);
            tree.serialize(generator, context);
        }

        private static void checkAll(JsonNode node, JsonGenerator generator) {
            if (node.isDouble() || node.isFloat()) {
                check(node.doubleValue(), generator);
            }
            node.values().forEach(inner -> checkAll(inner, generator));
        }
    }
}
