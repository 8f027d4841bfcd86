package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Bean;
import dev.remotemcp.schemagen.jackson.BeanInspector;
import dev.remotemcp.schemagen.jackson.Exclusions;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.inject.ast.ClassElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads records and beans: what they are in JSON by Jackson's rules. */
final class BeanReader {
    static final Exclusions NOTHING = new Exclusions(Set.of(), Optional.empty());

    private final TypeReader types;
    private final Reach reach;
    private final Function<String, Optional<ClassElement>> classes;
    private final BeanInspector inspector;
    private final Set<String> open = new HashSet<>();
    private Exclusions exclusions = NOTHING;

    BeanReader(TypeReader types, Reach reach, Function<String, Optional<ClassElement>> classes) {
        this.types = types;
        this.reach = reach;
        this.classes = classes;
        this.inspector = new BeanInspector(types.direction() == Direction.OUTPUT, classes);
    }

    /** A class by its name. */
    Optional<ClassElement> classNamed(String name) {
        return classes.apply(name);
    }

    /** Whether a class is being read. */
    boolean isOpen(String key) {
        return open.contains(key);
    }

    /** Reads something while properties are left out of the next class that is met. */
    <T> T excluding(Exclusions names, Supplier<T> action) {
        Exclusions before = exclusions;
        exclusions = names;
        T result = action.get();
        exclusions = before;
        return result;
    }

    JsonType read(ClassElement type) {
        Exclusions leftOut = exclusions;
        exclusions = NOTHING;
        JsonType read = read(type, leftOut);
        exclusions = leftOut;
        return read;
    }

    private JsonType read(ClassElement type, Exclusions leftOut) {
        ClassRef name = ClassRef.of(type.getName());
        List<JsonType> arguments = new ArrayList<>();
        for (ClassElement argument : type.getTypeArguments().values()) {
            arguments.add(types.read(argument));
        }
        String key = TypeNames.key(name, arguments) + suffix(leftOut);
        JsonType.Composite composite = new JsonType.Composite(name, List.copyOf(arguments), key);
        if (types.definitions().containsKey(key)) {
            return composite;
        }
        Optional<String> obstacle = reach.obstacle(type);
        if (obstacle.isPresent()) {
            return new JsonType.Unbindable(name.simpleName(), obstacle.get());
        }
        return switch (inspector.inspect(type)) {
            case Bean.Refused(String reason) -> new JsonType.Unbindable(name.simpleName(), reason);
            case Bean.Value(var member) ->
                delegate(
                        type,
                        composite,
                        () -> types.along(
                                type, member.path(), () -> written(type, types.use(member.type(), member.element()))));
            case Bean.Delegated(var value) ->
                delegate(
                        type,
                        composite,
                        () -> types.along(
                                type, List.of(), () -> written(type, types.use(value.getGenericType(), value))));
            case Bean.Properties bean -> {
                if (bean.properties().isEmpty() && bean.any().isEmpty() && !type.isRecord()) {
                    yield new JsonType.Unbindable(name.simpleName(), nothing());
                }
                define(type, bean, composite, leftOut);
                yield composite;
            }
        };
    }

    private Use written(ClassElement type, Use use) {
        return new PropertyReader(types, type).written(use);
    }

    private String nothing() {
        return types.direction() == Direction.INPUT
                ? "it has no property that Jackson could read: add setters, a constructor with @JsonCreator, or make it a"
                        + " record"
                : "it has no property that Jackson would write: add getters, or make it a record";
    }

    private static String suffix(Exclusions leftOut) {
        return leftOut.isEmpty()
                ? ""
                : " without " + new TreeSet<>(leftOut.ignored())
                        + leftOut.included()
                                .map(only -> " but " + new TreeSet<>(only))
                                .orElse("");
    }

    private JsonType delegate(ClassElement type, JsonType.Composite composite, Supplier<Use> value) {
        if (!open.add(composite.key())) {
            return new JsonType.Unbindable(
                    ClassRef.of(type.getName()).simpleName(),
                    "its @JsonCreator or @JsonValue leads back to itself: make it a record");
        }
        try {
            return new JsonType.Delegate(composite.type(), composite.typeArguments(), value.get());
        } finally {
            open.remove(composite.key());
        }
    }

    private void define(ClassElement type, Bean.Properties bean, JsonType.Composite composite, Exclusions leftOut) {
        String schemaName = TypeNames.schemaName(composite);
        Javadoc doc = Javadoc.parse(type.getDocumentation());
        Optional<String> description =
                type.stringValue(Names.JACKSON + "JsonClassDescription").or(doc::description);
        // Entered before its properties are read, so that recursion ends here.
        Definition entered = new Definition(composite.key(), composite.type(), schemaName, description, List.of());
        types.definitions().put(composite.key(), entered);
        open.add(composite.key());
        BeanPropertyReader reader = new BeanPropertyReader(types, this, reach, type, doc);
        types.definitions()
                .put(
                        composite.key(),
                        new Definition(
                                composite.key(),
                                composite.type(),
                                schemaName,
                                description,
                                reader.read(bean, leftOut),
                                types.constraints(type),
                                bean.any().map(reader::additional)));
        open.remove(composite.key());
    }
}
