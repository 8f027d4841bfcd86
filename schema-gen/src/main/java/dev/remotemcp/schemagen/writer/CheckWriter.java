package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Tag;
import dev.remotemcp.schemagen.model.Use;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the checks of what the schema says about a value beyond its type. */
final class CheckWriter {
    private final Members members;
    private final ConstraintWriter constraints;

    CheckWriter(Members members) {
        this.members = members;
        this.constraints = new ConstraintWriter(members);
    }

    /**
     * Statements that check an argument that was given.
     *
     * @param nulls whether the value may hold nulls, because Jackson bound it
     */
    CodeBlock check(Property property, CodeBlock value, boolean nulls) {
        Use use = property.use().present();
        Checks checks = checks(value, Path.literal(property.name()), use, property.javaName(), 0, nulls);
        return checks.when(CodeBlock.of("arguments.has($S)", property.name()));
    }

    private Checks checks(CodeBlock value, Path path, Use use, String owner, int depth, boolean nulls) {
        CodeBlock inside = CodeBlock.builder()
                .add(constraints.customs(value, path, use, owner))
                .add(inside(value, path, use.type(), owner, depth, nulls))
                .build();
        return new Checks(constraints.violations(value, path, use, owner), inside);
    }

    private Checks checks(CodeBlock value, Path path, Use use, String owner) {
        return new Checks(
                constraints.violations(value, path, use, owner), constraints.customs(value, path, use, owner));
    }

    private CodeBlock inside(CodeBlock value, Path path, JsonType type, String owner, int depth, boolean nulls) {
        if (!looksInside(type, nulls, new HashSet<>())) {
            return CodeBlock.of("");
        }
        return switch (type) {
            case JsonType.Composite composite ->
                CodeBlock.of("$N(arguments, $L, $L);\n", checkMethod(composite), path.code(), value);
            case JsonType.Sequence(JsonType.Shape shape, Use element) ->
                elements(value, path, shape, element, owner, depth, nulls);
            case JsonType.Dictionary(var _, Use key, Use element) -> entries(value, path, key, element, owner, depth);
            default -> CodeBlock.of("");
        };
    }

    private boolean looksInside(JsonType type, boolean nulls, Set<String> visited) {
        return switch (type) {
            case JsonType.Sequence(var _, Use element) -> nulls && forbidsNull(element) || checked(element, visited);
            case JsonType.Dictionary(var _, Use key, Use value) ->
                checked(key, visited) || forbidsNull(value) || checked(value, visited);
            case JsonType.Composite(var _, var _, String key) ->
                !members.definition(key).constraints().isEmpty()
                        || visited.add(key) && looksInside(members.definition(key), visited);
            default -> false;
        };
    }

    private boolean looksInside(Definition definition, Set<String> visited) {
        return definition.properties().stream()
                        .filter(property -> property.accessor().isPresent())
                        .anyMatch(property -> mustBePresent(property)
                                || checked(property.use().present(), visited))
                || definition.alternatives().stream().anyMatch(alternative -> looksInside(alternative, true, visited));
    }

    private boolean checked(Use use, Set<String> visited) {
        Use present = use.present();
        return present.constraints().stream().anyMatch(ConstraintWriter::isChecked)
                || looksInside(present.type(), true, visited);
    }

    private CodeBlock elements(
            CodeBlock value, Path path, JsonType.Shape shape, Use element, String owner, int depth, boolean nulls) {
        String index = "i" + (depth == 0 ? "" : depth);
        String item = "element" + (depth == 0 ? "" : depth);
        TypeName type = JavaTypes.of(element.type());
        CodeBlock.Builder code = CodeBlock.builder();
        boolean indexed =
                shape == JsonType.Shape.LIST || shape == JsonType.Shape.ARRAY_LIST || shape == JsonType.Shape.ARRAY;
        if (indexed) {
            boolean list = shape != JsonType.Shape.ARRAY;
            code.beginControlFlow("for (int $1L = 0; $1L < $2L.$3L; $1L++)", index, value, list ? "size()" : "length");
            code.addStatement(
                    list ? "$T $L = $L.get($L)" : "$T $L = $L[$L]", list ? type.box() : type, item, value, index);
        } else {
            code.addStatement("int $L = 0", index);
            code.beginControlFlow("for ($T $L : $L)", type.box(), item, value);
        }
        code.add(item(CodeBlock.of("$L", item), path.index(index), element, owner, depth + 1, nulls));
        if (!indexed) {
            code.addStatement("$L++", index);
        }
        return code.endControlFlow().build();
    }

    private CodeBlock entries(CodeBlock value, Path path, Use key, Use element, String owner, int depth) {
        String entry = "entry" + (depth == 0 ? "" : depth);
        CodeBlock name = CodeBlock.of("$L.getKey()", entry);
        CodeBlock text = keyText(name, key);
        return CodeBlock.builder()
                .beginControlFlow(
                        "for ($T<$T, $T> $L : $L.entrySet())",
                        Map.Entry.class,
                        JavaTypes.argument(key),
                        JavaTypes.argument(element),
                        entry,
                        value)
                .add(checks(name, path.key(text), key, owner, depth + 1, false).statements())
                .add(item(CodeBlock.of("$L.getValue()", entry), path.entry(text), element, owner, depth + 1, true))
                .endControlFlow()
                .build();
    }

    private CodeBlock item(CodeBlock value, Path path, Use use, String owner, int depth, boolean nulls) {
        if (use.type() instanceof JsonType.Maybe maybe) {
            return optional(value, path, use, maybe, owner, depth, CodeBlock.of(""));
        }
        Checks checks = checks(value, path, use, owner, depth, true);
        if (nulls && forbidsNull(use)) {
            return checks.unless(
                    CodeBlock.of("$L == null", value),
                    ConstraintWriter.problem(path, CodeBlock.of("$S", "must not be null")));
        }
        return !nulls || isPrimitive(use.type()) ? checks.statements() : checks.when(CodeBlock.of("$L != null", value));
    }

    private CodeBlock optional(
            CodeBlock value, Path path, Use use, JsonType.Maybe maybe, String owner, int depth, CodeBlock before) {
        CodeBlock present = CodeBlock.of("$L.$L()", value, getter(maybe));
        return checks(present, path, use.present(), owner, depth, true).when(CodeBlock.of("$L$L.isPresent()", before, value));
    }

    private String checkMethod(JsonType.Composite composite) {
        String known = members.byKey().get(composite);
        if (known != null) {
            return known;
        }
        Definition definition = members.definition(composite.key());
        String name = members.name("check" + definition.schemaName());
        // Known before its body is written, for records that contain themselves.
        members.byKey().put(composite, name);
        CodeBlock.Builder code = CodeBlock.builder();
        if (!definition.alternatives().isEmpty()) {
            code.add(alternatives(definition));
        }
        Path path = inside(definition.tag());
        for (Property property : definition.properties()) {
            if (property.accessor().isPresent()) {
                code.add(component(property, property.accessor().get(), path, definition));
            }
        }
        Use whole = new Use(composite, definition.constraints(), false);
        CodeBlock wholes = checks(CodeBlock.of("value"), path, whole, definition.schemaName())
                .statements();
        if (!wholes.isEmpty()) {
            // A validator of the whole may rely on its parts.
            code = CodeBlock.builder()
                    .addStatement("int before = arguments.problems()")
                    .add(code.build())
                    .beginControlFlow("if (arguments.problems() == before)")
                    .add(wholes)
                    .endControlFlow();
        }
        members.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Runtime.ARGUMENTS, "arguments")
                .addParameter(String.class, "path")
                .addParameter(JavaTypes.of(composite), "value")
                .addCode(code.build())
                .build());
        return name;
    }

    /** Where the properties of a class are, seen from where its value is. */
    private static Path inside(Optional<Tag> tag) {
        Path path = Path.variable("path");
        return switch (tag.orElse(null)) {
            case Tag.WrapperObject(String id) -> path.member(id);
            case Tag.WrapperArray _ -> path.element(1);
            case null, default -> path;
        };
    }

    private CodeBlock alternatives(Definition definition) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (value)");
        // A class comes after those that extend it.
        for (JsonType alternative : definition.alternatives().reversed()) {
            if (alternative instanceof JsonType.Composite variant && looksInside(variant, true, new HashSet<>())) {
                code.addStatement(
                        "case $T variant -> $N(arguments, path, variant)", JavaTypes.of(variant), checkMethod(variant));
            }
        }
        return code.add("default -> {}\n").endControlFlow().build();
    }

    private CodeBlock keyText(CodeBlock key, Use use) {
        return use.type() instanceof JsonType.Choice choice
                ? CodeBlock.of("$N($L)", members.choiceName(choice), key)
                : key;
    }

    private CodeBlock component(Property property, String accessor, Path inside, Definition owner) {
        CodeBlock value = CodeBlock.of("value.$L", accessor);
        Path path = inside.member(property.name());
        String ownerName = owner.schemaName() + "_" + property.javaName();
        Use use = property.use();
        if (use.type() instanceof JsonType.Maybe maybe) {
            // A bean's field may never have been set.
            return optional(value, path, use, maybe, ownerName, 0, CodeBlock.of("$L != null && ", value));
        }
        Checks checks = checks(value, path, use, ownerName, 0, true);
        if (isPrimitive(use.type())) {
            return checks.statements();
        }
        return mustBePresent(property)
                ? checks.unless(
                        CodeBlock.of("$L == null", value),
                        ConstraintWriter.problem(path, CodeBlock.of("$S", "is required")))
                : checks.when(CodeBlock.of("$L != null", value));
    }

    // Jackson's readers of primitives and optionals see to null themselves, and JSON's null is a value of JsonNode.
    private static boolean mustBePresent(Property property) {
        return property.required() && forbidsNull(property.use());
    }

    private static boolean forbidsNull(Use use) {
        return !use.nullable()
                && !use.mustBeAbsent()
                && !(use.type() instanceof JsonType.Anything)
                && !(use.type() instanceof JsonType.Maybe)
                && !isPrimitive(use.type());
    }

    private static boolean isPrimitive(JsonType type) {
        return JsonType.ofJava(type) instanceof JsonType.Scalar(var _, boolean primitive) && primitive;
    }

    /** The method that takes the value out of an optional. */
    static String getter(JsonType.Maybe maybe) {
        if (maybe.value().type() instanceof JsonType.Scalar(ScalarKind kind, boolean primitive) && primitive) {
            return switch (kind) {
                case INT -> "getAsInt";
                case LONG -> "getAsLong";
                default -> "getAsDouble";
            };
        }
        return "get";
    }

    /** The value of a variable that was given, taken out of its optional. */
    static CodeBlock present(Property property, String variable) {
        return property.use().type() instanceof JsonType.Maybe maybe
                ? CodeBlock.of("$N.$L()", variable, getter(maybe))
                : CodeBlock.of("$N", variable);
    }
}
