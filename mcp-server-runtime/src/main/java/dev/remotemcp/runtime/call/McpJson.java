package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanSerializerFactory;

/**
 * The one Jackson mapper of handlers' arguments and results, set up as the generated schemas assume.
 *
 * <p>It reads exactly what an input schema accepts, and leaves out properties without a value (null or an empty
 * {@code Optional}) when it writes, so that output schemas need no nullable types. Readers and writers are resolved
 * from it once, at start. Thread-safe.
 */
@Singleton
public final class McpJson {
    private final RequiredProperties required = new RequiredProperties();
    private final JsonMapper mapper = JsonMapper.builder()
            .serializerFactory(BeanSerializerFactory.instance.withNullValueSerializer(new ResultJson.Nulls()))
            .addModule(new StrictModule(required))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // Arguments are read out of the middle of a larger document.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            // What toString gives is known at run time only.
            .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .withCoercionConfigDefaults(config -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    config.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion
                    .withValueInclusion(JsonInclude.Include.NON_ABSENT)
                    // A name without a value is data in a map.
                    .withContentInclusion(JsonInclude.Include.ALWAYS))
            .build();

    /** The mapper; do not reconfigure it. */
    public JsonMapper mapper() {
        return mapper;
    }

    /**
     * A generic type with its arguments, in their order; {@code type(Map.class, String.class, type(List.class,
     * X.class))} is a {@code Map<String, List<X>>}.
     */
    public JavaType type(Class<?> raw, Type... arguments) {
        return mapper.getTypeFactory()
                .constructParametricType(
                        raw, Stream.of(arguments).map(mapper::constructType).toArray(JavaType[]::new));
    }

    /** An array of values of a type. */
    public JavaType array(JavaType element) {
        return mapper.getTypeFactory().constructArrayType(element);
    }

    /**
     * Makes properties required that a class would be read without; to be said before the first reader is made that
     * could meet the class.
     *
     * @param type the class that is made, also where a builder makes it
     * @param names of the properties in JSON
     */
    public void require(Class<?> type, String... names) {
        required.add(type, Set.of(names));
    }

    /** A reader of arguments of one type. */
    public ObjectReader reader(Class<?> type) {
        return mapper.readerFor(type);
    }

    /** A reader of arguments of one generic type, as {@link #type} gives it. */
    public ObjectReader reader(JavaType type) {
        return mapper.readerFor(type);
    }

    /** A reader of arguments of one type, which refuses properties that the type does not have. */
    public ObjectReader strictReader(Class<?> type) {
        return reader(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** A reader of arguments of one generic type, which refuses properties that the type does not have. */
    public ObjectReader strictReader(JavaType type) {
        return reader(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** A writer of results of one type. */
    public ObjectWriter writer(Class<?> type) {
        return writer(mapper.constructType(type));
    }

    /** A writer of results of one generic type, as {@link #type} gives it. */
    public ObjectWriter writer(JavaType type) {
        // Jackson writes what a declared type has, but the variants of a sealed one have everything.
        if (type.isAbstract() && type.getRawClass().isSealed()) {
            return mapper.writer();
        }
        return hasVariants(type) ? mapper.writer().forType(type) : mapper.writerFor(type);
    }

    private static boolean hasVariants(JavaType type) {
        return type.getRawClass().isSealed()
                || IntStream.range(0, type.containedTypeCount())
                        .anyMatch(index -> hasVariants(type.containedType(index)));
    }

    /**
     * Binds one argument, or a part of one.
     *
     * @param path where it lies, for example {@code order.items[2]}
     * @throws InvalidArgumentsException if it does not fit the type
     */
    public <T> T bind(String path, JsonNode value, Class<T> type) {
        try {
            return mapper.treeToValue(value, type);
        } catch (JacksonException e) {
            throw new InvalidArgumentsException(List.of(path + BindingProblem.path(e) + ": " + BindingProblem.rule(e)));
        }
    }
}
