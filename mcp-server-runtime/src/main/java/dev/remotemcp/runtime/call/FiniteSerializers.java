package dev.remotemcp.runtime.call;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.jdk.JDKArraySerializers;
import tools.jackson.databind.ser.jdk.NumberSerializers;
import tools.jackson.databind.ser.std.StdSerializer;

/** Write numbers as Jackson does, but refuse those that it writes as a string: NaN and the infinities. */
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

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new NotFiniteException(value);
        }
        return value;
    }

    private static final class Doubles extends NumberSerializers.DoubleSerializer {
        Doubles(Class<?> type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(finite((Double) value));
        }
    }

    private static final class Floats extends NumberSerializers.FloatSerializer {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            finite((Float) value);
            generator.writeNumber((Float) value);
        }
    }

    private static final class DoubleArrays extends JDKArraySerializers.DoubleArraySerializer {
        @Override
        public void serialize(double[] values, JsonGenerator generator, SerializationContext context) {
            for (double value : values) {
                finite(value);
            }
            super.serialize(values, generator, context);
        }
    }

    private static final class FloatArrays extends JDKArraySerializers.FloatArraySerializer {
        @Override
        public void serializeContents(float[] values, JsonGenerator generator, SerializationContext context) {
            for (float value : values) {
                finite(value);
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
            check(tree);
            tree.serialize(generator, context);
        }

        private static void check(JsonNode node) {
            if (node.isDouble() || node.isFloat()) {
                finite(node.doubleValue());
            }
            node.values().forEach(Trees::check);
        }
    }
}
