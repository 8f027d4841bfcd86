package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Parameter;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** The fields and helper methods that a generated class gathers while its handlers are written; each once. */
final class Members {
    private final Component component;
    private final Set<String> names = new HashSet<>();
    private final Map<Object, String> byKey = new HashMap<>();
    private final List<FieldSpec> constants = new ArrayList<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final CodeBlock.Builder wiring = CodeBlock.builder();
    private final boolean strict;
    private boolean readsJson;

    /**
     * The members of a class.
     *
     * @param strict whether unknown arguments and properties are refused
     * @param taken names that are given away
     */
    Members(Component component, boolean strict, String... taken) {
        this.component = component;
        this.strict = strict;
        names.addAll(List.of(taken));
    }

    /** A name for a member that no other has. */
    String name(String wanted) {
        String base = SourceVersion.isKeyword(wanted) ? wanted + "_" : wanted;
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + i;
        }
        return name;
    }

    Definition definition(String key) {
        Definition definition = component.inputs().get(key);
        if (definition == null) {
            throw new IllegalStateException("No definition of " + key);
        }
        return definition;
    }

    /** Whether unknown arguments and properties are refused. */
    boolean strict() {
        return strict;
    }

    Component component() {
        return component;
    }

    /** The constant that reads an enum. */
    String choice(JsonType.Choice choice) {
        return byKey.computeIfAbsent(choice, k -> {
            ClassName type = JavaTypes.of(choice.type());
            String name = name(constantName(choice.type().simpleName()));
            CodeBlock.Builder choices = CodeBlock.builder();
            for (JsonType.Constant constant : choice.constants()) {
                choices.add("\n.choice($S, $T.$L)", constant.wire(), type, constant.name());
                constant.aliases().forEach(alias -> choices.add("\n.alias($S, $T.$L)", alias, type, constant.name()));
            }
            String way = choice.json() == ScalarKind.Json.INTEGER ? "numbered" : "named";
            constants.add(constant(ParameterizedTypeName.get(Runtime.SCALAR, type), name)
                    .initializer("new $T<$T>()$>$>$L\n.$L()$<$<", Runtime.CHOICES, type, choices.build(), way)
                    .build());
            return name;
        });
    }

    /** The method that gives an enum's names on the wire. */
    String choiceName(JsonType.Choice choice) {
        return byKey.computeIfAbsent(List.of("name", choice), k -> {
            ClassName type = JavaTypes.of(choice.type());
            String name = name("nameOf" + choice.type().simpleName());
            CodeBlock.Builder code = CodeBlock.builder()
                    .beginControlFlow("if (value == null)")
                    .addStatement("return null")
                    .endControlFlow()
                    .add("return switch (value) {\n$>");
            for (JsonType.Constant constant : choice.constants()) {
                code.addStatement("case $L -> $S", constant.name(), constant.wire());
            }
            methods.add(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(String.class)
                    .addParameter(type, "value")
                    .addCode(code.add("$<};\n").build())
                    .build());
            return name;
        });
    }

    /** The constant of a compiled pattern. */
    String pattern(String regex, String owner) {
        return byKey.computeIfAbsent(List.of("pattern", regex), k -> {
            String name = name(constantName(owner) + "_PATTERN");
            constants.add(constant(Runtime.TEXT_PATTERN, name)
                    .initializer("$T.whole($T.class, $S)", Runtime.TEXT_PATTERN, JavaTypes.of(component.type()), regex)
                    .build());
            return name;
        });
    }

    /** The constant of a bound. */
    String decimal(BigDecimal bound) {
        return byKey.computeIfAbsent(List.of("decimal", bound), k -> {
            String text = bound.toPlainString();
            String name = name("BOUND_" + text.replace("-", "MINUS_").replace('.', '_'));
            constants.add(constant(ClassName.get(BigDecimal.class), name)
                    .initializer("new $T($S)", BigDecimal.class, text)
                    .build());
            return name;
        });
    }

    /** The constant of a message whose template has something to fill in. */
    String message(Constraint.Message message, String owner) {
        return byKey.computeIfAbsent(message, k -> {
            String name = name(constantName(owner) + "_MESSAGE");
            constants.add(constant(ClassName.get(String.class), name)
                    .initializer(
                            "$T.of($T.class, $S, $L)",
                            Runtime.MESSAGES,
                            JavaTypes.of(component.type()),
                            message.template(),
                            map(message.members()))
                    .build());
            return name;
        });
    }

    /** The field that knows what time it is. */
    String clock() {
        return byKey.computeIfAbsent("clock", k -> {
            fields.add(FieldSpec.builder(Runtime.CONSTRAINT_CLOCK, "clock", Modifier.PRIVATE)
                    .build());
            wiring.addStatement("clock = wiring.clock()");
            return "clock";
        });
    }

    /** The field of a constraint that a validator checks on values of a type. */
    String custom(Constraint.Custom custom, JsonType type, String owner) {
        TypeName java = JavaTypes.of(type).box();
        TypeName erased = java instanceof ParameterizedTypeName generic ? generic.rawType() : java;
        return byKey.computeIfAbsent(List.of("custom", custom.type(), custom.members(), java), k -> {
            String simple = custom.type().simpleName();
            String name = name(Character.toLowerCase(owner.charAt(0)) + owner.substring(1) + simple);
            fields.add(FieldSpec.builder(Runtime.CUSTOM_CONSTRAINT, name, Modifier.PRIVATE)
                    .build());
            wiring.addStatement(
                    "$N = wiring.customs().of($T.class, $L, $T.class, $L)",
                    name,
                    JavaTypes.of(custom.type()),
                    map(custom.members()),
                    erased,
                    map(renamed(type)));
            return name;
        });
    }

    // The names on the wire of properties that have another in Java.
    private List<Parameter.Member> renamed(JsonType type) {
        return type instanceof JsonType.Composite(var _, var _, String key)
                ? definition(key).properties().stream()
                        .filter(property -> !property.javaName().equals(property.name()))
                        .map(property -> new Parameter.Member(property.javaName(), property.name()))
                        .toList()
                : List.of();
    }

    private static CodeBlock map(List<Parameter.Member> members) {
        if (members.size() <= 10) {
            return CodeBlock.of(
                    "$T.of($L)",
                    Map.class,
                    members.stream()
                            .map(member -> CodeBlock.of("$S, $L", member.name(), literal(member.value())))
                            .collect(CodeBlock.joining(", ")));
        }
        return CodeBlock.of(
                "$T.ofEntries($L)",
                Map.class,
                members.stream()
                        .map(member ->
                                CodeBlock.of("$T.entry($S, $L)", Map.class, member.name(), literal(member.value())))
                        .collect(CodeBlock.joining(", ")));
    }

    /** The field of a Jackson reader. */
    String reader(JsonType type, String owner) {
        Presence.of(this, type)
                .forEach((required, names) -> byKey.computeIfAbsent(List.of("require", required), k -> {
                    wiring.addStatement(
                            "json.require($T.class, $L)",
                            JavaTypes.of(required),
                            names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", ")));
                    return "";
                }));
        return json(type, strict ? "strictReader" : "reader", owner + "Reader", Runtime.OBJECT_READER);
    }

    /** The field of a Jackson writer. */
    String writer(JsonType type, String owner) {
        return json(type, "writer", owner + "Writer", Runtime.OBJECT_WRITER);
    }

    private String json(JsonType type, String factory, String wanted, ClassName fieldType) {
        TypeName java = JavaTypes.of(type);
        return byKey.computeIfAbsent(List.of(factory, java), k -> {
            readsJson = true;
            String name = name(wanted);
            fields.add(FieldSpec.builder(fieldType, name, Modifier.PRIVATE).build());
            wiring.addStatement("$N = json.$L($L)", name, factory, JacksonTypes.of(java));
            return name;
        });
    }

    /** The field of a default that must be read from JSON. */
    String jsonDefault(JsonType type, String owner, String text) {
        String reader = reader(type, owner);
        String name = name(owner + "Default");
        fields.add(FieldSpec.builder(JavaTypes.of(type), name, Modifier.PRIVATE).build());
        wiring.addStatement("$N = $N.readValue($S)", name, reader, text);
        return name;
    }

    /** The fields of an injected parameter: what it is, and who supplies it. */
    Injection injection(Parameter.Injected parameter, String method) {
        String base = method
                + Character.toUpperCase(parameter.name().charAt(0))
                + parameter.name().substring(1);
        String described = name(constantName(base));
        constants.add(constant(Runtime.INJECTED_PARAMETER, described)
                .initializer(
                        "new $T($S, $L.class, $T.class, $L)",
                        Runtime.INJECTED_PARAMETER,
                        parameter.name(),
                        parameter.type(),
                        JavaTypes.of(parameter.annotation()),
                        map(parameter.values()))
                .build());
        String injector = name(base + "Injector");
        fields.add(
                FieldSpec.builder(Runtime.INJECTOR, injector, Modifier.PRIVATE).build());
        wiring.addStatement("$N = wiring.injectors().forParameter($N)", injector, described);
        return new Injection(described, injector);
    }

    /** The names of an injected parameter's fields. */
    record Injection(String parameter, String injector) {}

    private static CodeBlock literal(Object value) {
        return switch (value) {
            case String text -> CodeBlock.of("$S", text);
            case Long number -> CodeBlock.of("$LL", number);
            case List<?> values ->
                CodeBlock.of(
                        "$T.of($L)",
                        List.class,
                        values.stream().map(Members::literal).collect(CodeBlock.joining(", ")));
            default -> CodeBlock.of("$L", value);
        };
    }

    /** The name under which a helper method is known, if it is. */
    Map<Object, String> byKey() {
        return byKey;
    }

    void add(MethodSpec method) {
        methods.add(method);
    }

    List<FieldSpec> constants() {
        return constants;
    }

    List<FieldSpec> fields() {
        return fields;
    }

    List<MethodSpec> methods() {
        return methods;
    }

    /** The statements that connect the fields to the application. */
    CodeBlock wiring() {
        CodeBlock statements = wiring.build();
        return readsJson
                ? CodeBlock.builder()
                        .addStatement("$T json = wiring.json()", Runtime.MCP_JSON)
                        .add(statements)
                        .build()
                : statements;
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    static String constantName(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
