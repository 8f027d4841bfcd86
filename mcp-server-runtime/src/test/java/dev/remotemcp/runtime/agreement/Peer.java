package dev.remotemcp.runtime.agreement;

import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.lang.reflect.Type;
import tools.jackson.databind.JsonNode;

/** Victools' generator of schemas, set up to follow Jackson and Jakarta Validation as far as it can. */
final class Peer {
    private final SchemaGenerator generator =
            new SchemaGenerator(new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                    .with(new JacksonSchemaModule(
                            JacksonOption.RESPECT_JSONPROPERTY_ORDER,
                            JacksonOption.RESPECT_JSONPROPERTY_REQUIRED,
                            JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                            JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE,
                            JacksonOption.JSONIDENTITY_REFERENCE_ALWAYS_AS_ID))
                    .with(new JakartaValidationModule(
                            JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                            JakartaValidationOption.NOT_NULLABLE_METHOD_IS_REQUIRED,
                            JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS))
                    .with(
                            Option.FLATTENED_OPTIONALS,
                            Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                            Option.DEFINITIONS_FOR_ALL_OBJECTS)
                    .build());

    /** Its schema of a type. */
    JsonNode schema(Type type) {
        return generator.generateSchema(type);
    }
}
